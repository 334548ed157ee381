### 读文件：source和files。

## 读不到的文件

missing-file = 缺少文件`{ $path }`
    .help = 补上文件，或改正路径
    .help-spelled = 文件夹里有`{ $twin }`，只差大小写或字母的组合方式；照那里的写法写
    .help-composed = 文件夹里有`{ $twin }`，字母和它上面的符号是分开存的；照这里的写法给文件重新命名
    .link = `{ $path }`是链接，通到`{ $target }`，那里没有文件
    .help-link = 改正链接，或换成文件本身
    .not-a-file = `{ $path }`是{ $what }，应该是普通文件
    .help-not-a-file = 换成文件，或改正路径
    .refused = `{ $path }`读不到：{ $reason }
    .more = 还有{ $count }个文件读不到，没有一一列出

# 路径上是什么，而不是文件。
kind-folder = 文件夹
kind-named-pipe = 管道
kind-socket = 套接字
kind-device = 设备
kind-no-file = 特殊文件

# 命令行写的文件为什么读不到，接在文件名后面。
unreadable-missing = 没有这个文件
unreadable-no-file = 没有这个文件
unreadable-link = 它是链接，通到`{ $target }`，那里没有文件
unreadable-not-a-file = 它是{ $what }，应该是普通文件
unreadable-outside = 它的路径{ $how }
unreadable-too-large = 它超过{ $limit }MiB

file-too-large = `{ $path }`超过{ $limit }MiB

path-outside = 路径`{ $path }`{ $how }
    .help = 把文件复制到本期文件夹里，改用那里的路径
    .backslash = 含有反斜杠；路径各段之间用`/`
    .absolute = 是绝对路径
    .control = 含有控制字符
    .parents = 含有`..`
    .empty = 没有写文件名
    .link = 是符号链接，通到文件夹外面

unportable-name = `{ $part }`{ $why }
    .in-path = 路径`{ $path }`里的`{ $part }`{ $why }
    .help = 给文件改名，这里也跟着改：文件夹搬到哪个系统都能用
    .device = 是Windows的设备名
    .ending = 以句点或空格结尾，Windows会把它去掉
    .control = 含有控制字符
    .signs = 含有`< > : " | ? *`里的符号，Windows不接受
    .length = 超过255字节
    .twins = `{ $used }`和`{ $path }`在Windows和macOS上是同一个文件
    .help-twins = 给其中一个文件改名，不要只差大小写
    .spelled = 文件`{ $path }`在文件夹里的写法是`{ $spelled }`，别的系统把它们当作两个文件
    .help-spelled = 照文件夹里的写法写文件名
    .composed = 文件`{ $path }`的名称在文件夹里把字母和它上面的符号分开存，别的系统当作另一个文件名
    .help-composed = 照这里的写法给文件重新命名

invalid-utf8 = `{ $name }`不是UTF-8编码
    .help = 用原来写它的编辑器打开，另存为UTF-8
    .help-gb = 老文件多半是GB 18030编码，这样转换：`{ $command }`
    .wide = `{ $name }`是{ $encoding }编码，应该是UTF-8
    .help-wide = 另存为UTF-8，或者转换：`{ $command }`
    .binary = `{ $name }`不是文本文件
    .help-binary = 这里要UTF-8文本；从做这个文件的软件里导出文本

## 写不了的文件

unwritable-twins = 有两个成品文件用这个名字
unwritable-folder = 这是文件夹
unwritable-circle = 它的链接绕成了圈
unwritable-no-folder = 它的文件夹不存在
unwritable-taken = 这个位置上有别的东西
unwritable-open = 别的程序正开着它
unwritable-outside = 它在文件夹之外
unwritable-busy = 本程序的另一次运行正在改它
unwritable-not-a-site = 文件夹里有别的文件，占了网站要用的名字

## TOML和JSON

# 括号里是解析程序的原话。
syntax = 语法不对（{ $reason }）
    .quotes = 字符串要放在半角引号`"…"`里，不能用`“…”`（{ $reason }）
    .open-string = 字符串缺少收尾的半角引号（{ $reason }）
    .string = 字符串里有不能用的字符（{ $reason }）
    .escape = 反斜杠后面的写法不对（{ $reason }）
    .no-equals = 键后面缺少`=`和值（{ $reason }）
    .no-value = 缺少值（{ $reason }）
    .duplicate = 同一个键写了两次（{ $reason }）
    .open-bracket = 缺少收尾的括号（{ $reason }）
    .extra-bracket = 多了收尾的括号（{ $reason }）
    .no-comma = 缺少逗号（{ $reason }）
    .extra-comma = 多了逗号（{ $reason }）
    .no-colon = 键后面缺少冒号（{ $reason }）
    .one-line = 一行只能写一个键和它的值（{ $reason }）
    .key = 键的写法不对（{ $reason }）
    .comment = 这里不能写注释（{ $reason }）
    .single-quotes = 字符串要用半角双引号`"…"`（{ $reason }）
    .depth = 嵌套太深（{ $reason }）
    .empty = 文件是空的，应该是一张表`{"{"} … {"}"}`
    .twice = 同一张表里写了两次键`{ $key }`

unknown-key = 不认识的键`{ $key }`
    .help = 这里可以用的键：{ $keys }

missing-key = 缺少必需的键`{ $key }`

wrong-type = `{ $name }`是{ $found }，应该是{ $expected }
    .help = 加上半角引号，写成`"…"`

kind-nothing = 空值
kind-boolean = 真假值
kind-integer = 整数
kind-float = 小数
kind-string = 字符串
kind-date = 日期
kind-array = 列表
kind-table = 表

# 还可能要什么。
kind-true-or-false = `true`或`false`
kind-written-date = 2019-04-19这样的日期
kind-strings = 字符串或字符串的列表

invalid-value = `{ $key }`是`{ $found }`，只能用{ $names }
    .word-lists = 名单和词表一共超过{ $most }条，多的不读
    .help-word-lists = 只留要紧的
    .long-word = `{ $key }`超过{ $most }个字，不是一个词
    .help-long-word = 只写这个词
    .empty = `{ $key }`是空的
    .range = `{ $key }`是{ $found }，应该是{ $least }到{ $most }的整数
    .format-zero = 这个文件的格式是0，格式从1算起
    .format-newer = 这个文件的格式是{ $number }，当前版本的paiban只认识到{ $most }
    .help-format = 更新paiban
    .both-lists = `articles`和`[[page]]`不能一起用；稿件只列在其中一处
    .focus = `focus`要写两个0到100的整数：横向、纵向
    .help-focus = 例如`[50, 30]`
    .keep = `keep`要写四个整数：左、上（0到99），宽、高（1到100）；要留几处，就写成这样的列表
    .keep-outside = 要留住的部分到了横向{ $right }、纵向{ $bottom }，超出了图片（100）
    .help-keep = 例如`[20, 10, 40, 50]`：横向从20到60，纵向从10到60
    .slug = `slug`是`{ $slug }`，只能用英文字母、数字和夹在中间的连字符
    .colour = `{ $key }`是`{ $text }`，不是颜色
    .help-colour = 颜色写成`#c8102e`的样子；`none`是只用黑色
    .inks = `cmyk`里有{ $found }种油墨，应该是青、品红、黄、黑四种
    .help-slug = 成品文件用它取名，例如`xiwan-daily`
    .filler = 补白既没有`image`，也没有`text`
    .note-twice = 两条脚注的id都是`{ $id }`
    .note-label = `{ $key }`是`{ $id }`，标号里不能有空格、括号和标记符号
    .help-note-label = 给脚注编号：`1`、`2`……
    .layout-format = 这个文件的格式是{ $found }，当前版本的paiban认识的是{ $known }
    .points = `{ $key }`是`{ $found }`，要写成`10.5pt`这样的磅数
    .depth = 文字嵌套超过{ $levels }层
    .qr-image = 一幅图要么是图片，要么是二维码
    .help-qr-image = 去掉`image`或`qr`
    .qr-long = 网址有{ $found }字节，这里的二维码最多装{ $most }字节
    .help-qr-long = 换一个短些的网址，例如由报社跳转的短链接
    .qr-many = 报头最多排{ $most }个二维码

pale-colour = `accent`是{ $color }，印在白纸上对比度只有{ $ratio }∶1，印字至少要{ $least }∶1
    .help = 改成`{ $better }`就够了
invalid-size = `size`是`{ $written }`：{ $reason }
    .shape = 尺寸以毫米写，宽在前
    .range = 每边{ $least }到{ $most }毫米
    .help = 写成120x80mm这样
size-and-columns = `size`与`columns`或`rows`同时出现
    .help = 毫米尺寸与栏数行数只留一种
invalid-date = `{ $key }`是`{ $written }`：{ $reason }
    .help = 写成2019-04-19这样
    .shape = 日期要写成YYYY-MM-DD
    .no-such-day = 日历上没有这一天

invalid-language = `{ $language }`不是BCP 47语言标签
    .help = 例如`zh-Hans-CN`

invalid-url = 网址`{ $url }`不以`http://`、`https://`或`mailto:`开头
    .help = 写完整的网址，如`https://example.cn/page`

## 本期文件夹

no-publication = 本期文件夹和上面的各级文件夹里都没有`{ $name }`
    .help = `paiban new`会写好一份，从它改起

unlisted-article = 稿件`{ $path }`没有排上任何版
    .help = 把`"{ $path }"`加进一个版的`articles`，或把文件移到别处
    .more = 还有{ $count }篇稿件没有排上任何版

renamed-article = 稿件`{ $id }`写到了`{ $path }`：{ $why }
    .help = 它的`id`不变；id取`01/lead`这样的，文件就用它命名
    .id = 它的id不是在每种系统上都能作文件的路径
    .taken = 已有别的文件用了它的路径

no-front-matter = 稿件的第一行不是`{ $fence }`
    .help = 在正文前面写`{ $fence }`、各个键（`headline = "…"`），再写一行`{ $fence }`
    .open = 文件头缺少收尾的一行`{ $fence }`
    .help-open = 在键和正文之间加一行`{ $fence }`

## 稿件的正文

undefined-note = 注码`{ $id }`没有对应的脚注
    .help = 加一段，以`[^{ $id }]:`开头，或删去注码
    .help-text = 加一段，以`[^{ $id }]:`开头
    .no-mark = 脚注`{ $id }`在文中没有注码
    .help-no-mark = 在该注的地方写`[^{ $id }]`，或删去脚注
    .twice = 两条脚注都是`{ $label }`，已合成一条
    .label = `{ $label }`不能作脚注的标号
    .help-label = 给脚注编号：`[^1]`、`[^2]`……

html-comment = 正文里有注释，注释不印
    .help = 删去它：稿件文件里只写要见报的文字
    .open = 注释没有收尾
    .help-open = 用`-->`收尾，或删去

invalid-ruby = 注音不完整：每个被注的字都要有注音，里面不能夹别的标记
    .help = 写成`<ruby>汉<rt>hàn</rt>字<rt>zì</rt></ruby>`

inline-picture = 图片`{ $path }`夹在了一行文字当中
    .help = 让它自成一段，前后各空一行

uneven-table = 表格有{ $expected }列，这一行只占{ $found }列；不足的补成空格
    .help = 补上缺的单元格，或让某个单元格多跨几列
    .overlap = 这个跨{ $found }列的单元格与上面伸下来的单元格相撞，只得{ $room }列
    .below = 这个跨{ $found }行的单元格超出了表头或表身，只得{ $room }行
    .too-wide = 一张表格最多{ $most }列
    .help-span = 重新数一遍`colspan`和`rowspan`（JSON里是`columns`和`rows`），或删去被盖住的单元格
    .columns = 表格有{ $expected }列，`columns`只写了{ $found }列

unsupported-markdown = 不支持这种标记
    .help = 删去这些符号；要把符号印出来，就在前面加反斜杠`\`
    .help-link = 写成`[文字](https://…)`
    .help-note = 改成脚注：`[^1]`
    .help-strong = 写成`**…**`
    .help-character = 直接写这个字符
    .task-list = 不支持任务列表
    .code = 不支持代码
    .code-block = 不支持代码块
    .indented = 段首有四个空格，Markdown会当作代码，不支持
    .help-indented = 删去空格；段首缩进由版面来做
    .html-block = 不支持HTML块
    .html = 不支持HTML的`{ $html }`
    .open-table = 这张表格没有结束
    .help-open-table = 在表格末尾写`</table>`
    .closes-nothing = 这个标签没有对应的开始标签
    .chart = `data-chart`只能是`bar`（柱状图）或`line`（折线图）；这里照表格排
    .help-chart = 写成`data-chart="bar"`，或者不写
    .span = `colspan`和`rowspan`是1到{ $most }的整数；这里按1算
    .stray = 这段文字不在表格的任何单元格里；印在表格下面
    .help-stray = 放进单元格：`<td>…</td>`
    .beside-table = 这段文字在表格的HTML里，里面不读Markdown
    .help-beside-table = 表格与文字之间空一行
    .inner-table = 不支持单元格里再套表格；文字留在单元格里
    .open-tag = `{ $tag }`没有结束标签
    .name-in-name = `<u>`里又有`<u>`：合成一个专名号
    .link-title = 不支持链接的标题`{ $title }`
    .unused-definition = 没有链接用到链接定义`{ $label }`，已略去
    .caption = 图片说明只能是一段；照印
    .cells = 这一行的单元格比表头多
    .blocks-depth = 文字嵌套超过{ $levels }层；再深的都算这一层
    .marks-depth = 标记嵌套太深
    .underlined = 段落下面紧接一条线，Markdown会把这一段当作小标题；这里仍是段落
    .help-underlined = 在线的前面空一行，或写成`## …`
    .alone = 这里的`{ $marks }`什么也没标出，照印
    .doubtful = 拿不准`{ $marks }`标的是哪几个字，照印
    .help-idle = 在要标的字前后写`<{ $element }>…</{ $element }>`；要印符号就写`{ $escaped }`
    .attributes = 不支持`{"{"}…{"}"}`里的属性
    .help-attributes = 删去；专名号写成`<u>…</u>`
    .revision = 不支持修订标记
    .template = 不支持模板命令
    .broken-link = 这不是链接：网址里有空格，或没有收尾
    .help-broken-link = 网址里的空格写成`%20`
    .full-width-link = 这不是链接：括号是全角的
    .undefined-link = 这不是链接：它的标签没有定义
    .wiki-link = 不支持维基链接
    .citation = 不支持文献引用标记
    .contents = 不支持目录标记
    .help-contents = 删去；成品自己会做目录
    .alert = 不支持提示框
    .formula = 不支持公式
    .help-formula = 写`x^2^`、`H~2~O`；`\$`印出这个符号
    .tex = 不支持TeX命令
    .help-tex = 直接写这个字符；`\\`印出反斜杠
    .inline-note = 不支持写在文中的注
    .caret = 这里的`^`没有标出上标
    .help-caret = 写`m^2^`或`m<sup>2</sup>`；`\^`印出这个符号
    .emoji = 不支持表情符号的代号
    .entity = 不认识这个字符引用
    .help-entity = 直接写这个字符；`\&`印出这个符号
    .full-width-stars = 全角星号什么也标不出
    .strikethrough = 不支持删除线
    .highlight = 不支持高亮文字
    .insertion = 不支持插入标记
    .remark = 不支持`%%`之间的批注
    .spoiler = 不支持隐藏文字
    .division = 不支持`:::`之间的分区
    .definition = 不支持定义列表
    .help-definition = 改成表格或段落
    .table-row = 这不是表格：表头下面缺少`|---|---|`
    .help-table-row = 补上这一行，格数与表头相同
    .grid-table = 不支持这种表格
    .help-grid-table = 写`| a | b |`，下面一行写`|---|---|`
    .admonition = 不支持提示块
    .heading-blank = 这不是小标题：`#`后面缺少空格
    .help-heading-blank = 写成`## …`；`\#`印出这个符号
    .heading-depth = 这不是小标题：最多六个`#`，即`######`
    .help-heading-depth = 写成`## …`
    .full-width-block = 小标题、引文、表格不能用全角符号开头
    .help-full-width-block = 改成半角符号

## 识别文本的导入

no-masthead = 没有一版有报头，所以报名空着
    .help = 用`--publication publication.toml`给出报刊
    .title = 版上的报名是`{ $page }`，给出的报刊是`{ $title }`
    .words = 报头有`{ $words }`，报刊的`{ $key }`里没有
    .link = 报头有链接`{ $label }`（`{ $url }`），报刊的`links`里没有
    .help-publication = 报刊没有改动；如果版上的对，就改`publication.toml`

joined-paragraph = `…{ $end }`和`{ $start }…`接成了一段：前一段没有句末标点
    .end = 断在这里
    .start = 接到这里

unsure-join = `…{ $end }`和`{ $start }…`没有接：{ $reason }
    .help = 与原版面核对；如果本是一段，就删去两段之间的空行
    .end = 可能断在这里
    .start = 可能接到这里
    .enumeration = 后一段接着列举前一段的事项
    .separate = 前一段没有句末标点，但后一段开头像另一篇文字
    .indented = 前一段没有句末标点，但后一段有缩进
    .single = 前一段没有句末标点，但可能自成一行

suspicious-word = `{ $word }`在可疑词表里
    .help = 与原版面核对，不一样就改正；程序什么也没改

unsure-layout = `{ $block }`块（`{ $words }`）当成了{ $taken }
    .help = 与原版面核对；如果不对，就改稿件
    .help-order = 与原版面核对；用`--trust-order engine`或`geometry`指定信哪一方
    .recognized = 这一版的文字是识别程序写在图片下面的
    .small-headline = 稿件的主题，虽然字小
    .unseen-heading = 标题，因为字大
    .no-head = 没有主题的稿件的正文
    .continued = 另一篇稿件：别的版转来的后半部分
    .photo-story = 图片新闻，独立成稿
    .figure-nearby = 最近一篇稿件的图片
    .order = `{ $two }`是否接在`{ $one }`后面，识别程序与各块的位置不一致：次序按{ $trusted ->
        [engine] 识别程序
       *[geometry] 位置
    }
    .shapeless = 各块的位置看不出版面的长宽比，按1∶1.414处理

joined-jump = 已与第{ $label }版转来的前半部分接成一篇{ $has_head ->
        [yes] ：`{ $head }`
       *[no] {""}
    }

jump-without-beginning = 上接第{ $label }版，那里没有转到这里的稿件{ $has_head ->
        [yes] ：`{ $head }`
       *[no] {""}
    }

not-imported = 没有收进{ $what }：`{ $words }`
    .help = 稿件读来完整，就不必处理

not-imported-front-matter = 识别程序写的文件头
not-imported-fence = 代码围栏
not-imported-quote = 引用符号
not-imported-hyphen = 行末断词的连字符
not-imported-emphasis = 强调符号
not-imported-address = 网址
not-imported-formula = 公式的符号，文字已保留
not-imported-comment = 注释
not-imported-edge = 版边的文字
not-imported-inside = 图片里的文字
not-imported-ornament = 花饰
not-imported-uncoded = 字体没有说明是哪个字的文字（每字以〓代替）
not-imported-unseen = 版面上看不见的文字
not-imported-askew = 斜放的文字
not-imported-outside = 版面以外的文字
not-imported-picture = 读不出的图片

odd-boxes = { $count ->
       *[other] `{ $block }`等{ $count }块的位置不是数：按文件里的次序排
    }
    .help = 各边都要写成版面以内的数
    .swapped = 各块放不进{ $size }的版面，宽高对调后放得下：已对调
    .outside = 各块放不进{ $size }的版面：已按各块所需放大

picture-not-beside-page = 版面文件旁边没有图片`{ $path }`；说明已保留
    .help = 把图片放到那里再导入，或加进稿件

unreadable-pages = 不是{ $format }：{ $fault }
    .help = 请识别程序重写这个文件；`paiban schema boxes`说明块的写法
    .unknown = 认不出是什么格式：{ $fault }
    .blocks = 有{ $found }块，最多{ $most }块
    .most = 一版最多排{ $most }块的次序，这里有{ $found }块
    .archive = 压缩包里超过{ $files }个文件或{ $bytes }MiB
    .pdf-damaged = 文件已损坏，或没有页面
    .pdf-encrypted = 文件已加密
    .pdf-too-much = 文件的内容超出能读的限度
    .pdf-pages = 有{ $found }页，最多{ $most }页
    .pdf-no-text = 各页都没有文字；请先用识别程序识别页面图片
    .no-page = 里面没有版
    .missing = 找不到这个文件
    .many-pages = 有{ $found }个版，最多{ $most }个版
    .second-issue = 说的是另一期报纸，一次只导入一期

unsure-heading = 标题行`{ $words }`当成了{ $taken }
    .help = 如果不对，就在稿件的文件头里移到别的键
    .no-text = 没有正文的稿件
    .column = 栏目名
    .kicker = 引题
    .deck = 副题
    .subhead = 前一篇稿件的小标题
    .continued = 别的版转来的后半部分，主题在那一版
    .by-look = 按位置和字号样式，`{ $words }`当作{ $taken }
    .help-by-look = 如果不是，就在稿件文件里移到该放的地方
    .headline = 主题
    .byline = 作者姓名
    .subhead-in-text = 小标题
    .caption = 前一张图的图片说明

byline-as-text = 有一处署名拆成身份和姓名会走样，留在正文里
    .help = 认得的写法：`本报讯（江报记者 王某 何某某 通讯员 钱某）`；文末`王某/文 何某某/摄`
    .inside = 稿件中间有一处署名，仍留在正文里
    .help-inside = 如果从这里起是另一篇报道，就单独成篇，加上主题

## 文档的导入

unreadable-document = `{ $name }`读不了：{ $why }
    .not-word = 不是Word文件（`.docx`）
    .help-not-word = 用原来的程序打开，另存为`.docx`
    .old = 是Word 2007以前或WPS的旧格式
    .rtf = 是RTF格式
    .help-old = 用Word、WPS或LibreOffice另存为`.docx`；`soffice --headless --convert-to docx "{ $name }"`不开窗口也能转
    .encrypted = 设了密码
    .help-encrypted = 去掉密码再保存
    .files = 包里的文件超过{ $limit }个
    .large = 其中的`{ $part }`超过{ $limit }MiB
    .factor = 解开后超过文件本身的{ $factor }倍
    .damaged = 其中的`{ $part }`已损坏：{ $text }
    .part = 其中的`{ $part }`：{ $why }
    .xml = XML已损坏：{ $text }
    .open = XML没有结尾
    .entities = XML带有文档类型或自定义实体，不予读取
    .elements = XML的元素超过{ $limit }个
    .deep = XML的元素套了{ $limit }层以上
    .styles = 样式`{ $style }`以自己为基准，或以{ $limit }个以上的样式为基准
    .no-text = 里面没有正文
    .no-site = 里面没有一个文件名像已知的几类数字报的版面（`node_1.htm`、`nbs.…_01.htm`、`v01.shtml`）
    .no-day = 里面没有{ $date }的版面
    .missing = 没有这个文件

left-out-of-import = { $what }没有放进这一期：`{ $text }`
    .nothing = { $what }没有放进这一期
    .help = 如果属于稿件，就补进稿件文件
    .header = 页眉
    .footer = 页脚
    .deletion = 修订中删去的文字
    .comment = 批注
    .note = 注释
    .hidden = 隐藏文字
    .field = 只有原程序才能画出的域
    .linked-picture = 不在文件里的图片
    .lost-picture = 文件提到却没有的图片
    .object = 图表、图形或其他程序的文件
    .picture-format = 图片`{ $path }`的格式不能上版，图位上没有图
    .help-picture-format = 另存为PNG或JPEG，再写进稿件文件
    .unlinked = 没有一个版链接到`{ $path }`，没有放进这一期
    .help-unlinked = 如果属于这一期，就补到某一版
    .unsaved = 版面链接到`{ $title }`，但文件`{ $path }`没有保存下来
    .unsaved-picture = 图片`{ $path }`没有保存下来，或者不是能上版的图片
    .unplanned = 安排里没有`{ $path }`，没有放进这一期
    .help-unplanned = 把文件加到安排的某一版

changed-form = 形式有变
    .number = 自动编号`{ $number }`改成了文字
    .unknown-number = 不认得编号`{ $number }`的种类，用数字写出
    .help-unknown-number = 与原文档核对
    .insertion = 修订中插入的文字算作正文
    .formula = 公式改成了文字：`{ $text }`
    .symbol = 字体`{ $font }`里的字符换了字体就不是原意：`{ $text }`
    .help-symbol = 改写成本来要的字符
    .text-box = 文本框改成正文，放在它所依附的段落之后
    .frame = 只有一格的表改成了正文
    .encoding = `{ $path }`里有些字节不是{ $encoding }，用U+FFFD代替
    .inner-table = 单元格里的表改成了这一格里的几行

planned-twice = 安排里两次列出`{ $path }`

unusual-site = { $what }不在{ $family }类网站惯常的地方，而在`{ $selector }`，共{ $count }个文档
    .folio = 版次
    .titles = 稿件列表
    .areas = 版面图上的热区
    .page-picture = 版面图
    .kicker = 引题
    .headline = 主题
    .deck = 副题
    .byline = 署名
    .text = 正文
    .pictures = 图片
