### 检查一期：check、unicode::no_ink、source::limits和text::fonts。

## 限度。.what是docs/limits.zh-CN.md里的叫法。

over-limit-article-characters = 这篇稿件有{ $found }个字符，最多只能有{ $most }个
    .what = 一篇稿件的字符
    .help = 分成几篇稿件，或分到几期
over-limit-issue-characters = 这一期有{ $found }个字符，最多只能有{ $most }个
    .what = 一期的字符
    .help = 分成几期，再用`paiban compile`做成合订本
over-limit-pages = 这一期有{ $found }个版，最多只能有{ $most }个
    .what = 一期的版
    .help = 分成几期
over-limit-articles = 这一期有{ $found }篇稿件，最多只能有{ $most }篇
    .what = 一期的稿件
    .help = 分成几期
over-limit-page-articles = 这个版有{ $found }篇稿件，最多只能有{ $most }篇
    .what = 一个版的稿件
    .help = 把一些稿件列到别的版上
over-limit-notes = 这篇稿件有{ $found }条脚注，最多只能有{ $most }条
    .what = 一篇稿件的脚注
    .help = 分成几篇稿件
over-limit-figures = 这篇稿件有{ $found }幅图，最多只能有{ $most }幅
    .what = 一篇稿件的图
    .help = 分成几篇稿件
over-limit-cells = 这篇稿件的表格共有{ $found }个单元格，最多只能有{ $most }个
    .what = 一篇稿件的表格单元格
    .help = 分成几篇稿件
over-limit-columns = 这张表格有{ $found }列，最多只能有{ $most }列
    .what = 一张表格的列
    .help = 行列对调，或拆开
over-limit-people = 这篇稿件署名的有{ $found }人，最多只能有{ $most }人
    .what = 一篇稿件的人员
    .help = 把姓名写进稿件的正文
over-limit-head-lines = 这个标题有{ $found }行，最多只能有{ $most }行
    .what = 一个标题的行
    .help = 改成稿件的段落
over-limit-line-characters = 这里有{ $found }个字符；一条图片说明、一个单元格或标题一行最多{ $most }个
    .what = 一条图片说明、一个单元格或标题一行的字符
    .help = 改成一篇稿件的段落
over-limit-fillers = 报刊有{ $found }条补白，最多只能有{ $most }条
    .what = 一种报刊的补白
    .help = 删去一些
over-limit-publication-lines = 报刊的名称、链接和附注共有{ $found }条，最多只能有{ $most }条
    .what = 一种报刊的名称、链接和附注
    .help = 印在一篇稿件里

## 版和稿件。

no-pages = 这一期没有版，至少要有一个版
    .help = 在`issue.toml`里加一个`[[page]]`，写上`label`和`articles`
    .help-json = 在`pages`里加一个版，写上`label`和`articles`
    .help-auto = 在`articles`里列出这一期的稿件
empty-page = `{ $label }`版没有稿件
    .help = 在`articles`里列出这个版的稿件，或删去这个版
invalid-value-page-label = 版次有{ $count }个字符，最多{ $chinese }个汉字或{ $letters }个字母
    .help = `label`写版次，版名写在`name`里
invalid-value-line-break = 版面上只印一行的文字里有换行
    .help = 写成一行
duplicate-label = 版次`{ $label }`重复
duplicate-article = 稿件的id`{ $id }`重复：先列在`{ $first }`版，又列在`{ $second }`版
    .help = 同一篇列了两次的，从`articles`里去掉一处；不是同一篇的，给其中一篇另写`id`
# 两处的标注。
label-first = 第一处在这里
label-again = 这里又写了一次
unknown-reference = `companion_of`写的`{ $id }`不是这一期的稿件
    .help = 写这一期里一篇稿件的id，也就是去掉扩展名的路径
    .itself = `{ $id }`的`companion_of`写的是稿件自己
    .circle = `companion_of`互相指成了一圈：{ $chain }
    .continued = 接着指到这里
    .help-circle = 删去主稿的`companion_of`
empty-article = 稿件`{ $id }`没有正文、图片和主题
    .help = 写上正文，或从版上删去这篇稿件
missing-headline = 稿件`{ $id }`没有主题
    .help = 加上`headline`；不需要主题的，写`rank = "brief"`

## 定位、组稿和配稿。

contested-place = 稿件`{ $first }`和`{ $second }`都定位在`{ $page }`版的`{ $place }`
    .help = 删去其中一篇的`pin`，或换一个角
parted-articles = 同属`{ $group }`组的稿件，有的在`{ $first }`版，有的在`{ $second }`版
    .help = 把这些稿件列到同一个版，或分成两组
    .companion = 主稿`{ $main }`在`{ $main_page }`版，它的配稿`{ $id }`却在`{ $page }`版
    .help-companion = 把两篇列到同一个版，或删去`companion_of`

## 文字。

replacement-character = 文字里有替换字符{ $character }
    .help = 照原件补上这个字
control-character = 文字里有控制字符{ $character }
    .help = 删去这个字符
private-use = 文字里有私用区字符{ $character }
    .help = 多半是自造字：照原稿认出是什么字，改用Unicode收录的这个字
invisible-character = 文字里有{ $what }{ $character }，已略去
    .help = 删去这个字符
# .in-name：id和网址里的保留不动。
invisible-control = 文字里有{ $what }{ $character }，已略去
    .in-name = id或网址里有{ $what }{ $character }
    .help = 删去这个字符
not-nfc = { $found }不是规范形式C，应为{ $expected }
    .help = 用`uconv -x nfc`转换文件
unbalanced-brackets = `{ $mark }`有前无后
    .help = 补上后面的`{ $close }`，或删去它
    .unopened = `{ $mark }`有后无前
    .help-unopened = 补上前面的`{ $open }`，或删去它
    .other-width = 前面是`{ $open }`，后面是`{ $close }`，一个全角一个半角
    .help-other-width = 改成`{ $close }`
mixed-width = 汉字旁边有半角的`{ $mark }`，应为`{ $wide }`
    .full-width = `{ $run }`用了全角，应为`{ $narrow }`
mark-form = `{ $typed }`的写法不合中文习惯，应为{ $right }
    .help = 见{ $standard }的{ $clauses }
# 正确的写法，不止一个标点的。
mark-form-one = 一个`{ $mark }`
mark-form-ellipsis-or-stop = `……`，或者只用一个`。`
mark-form-dash = `——`（连接地点或时间的除外）
mark-form-stop-or-dot = `。`，人名里用`·`
mark-form-quotation-marks = `“`或`”`
mark-form-stars = `×`，乘方写`^…^`
missing-glyph = 所有字体都没有`{ $character }`（{ $point }）
    .more = 还有{ $count }个字符，所有字体都没有
    .help = 用`--font-dir`或`--system-fonts`加一种有这个字的字体，或换用这个字的另一种写法，或用`--allow F201`在它的位置印〓；EPUB保留这个字

## 不可见字符的名称，后面跟着码位。

no-ink-tab = 制表符或换行符
no-ink-return = 回车符
no-ink-blank = 空格
no-ink-no-break-blank = 不换行空格
no-ink-soft-hyphen = 软连字符
no-ink-grapheme-joiner = 组合字素连接符
no-ink-direction = 书写方向控制符
no-ink-hangul-filler = 韩文填充符
no-ink-ogham-blank = 欧甘文空格
no-ink-khmer-vowel = 高棉文固有元音
no-ink-mongolian-selector = 蒙古文变体选择符
no-ink-fixed-blank = 定宽空格
no-ink-zero-width-blank = 零宽空格
no-ink-non-joiner = 零宽非连接符
no-ink-joiner = 零宽连接符
no-ink-narrow-blank = 窄的不换行空格
no-ink-mathematical-blank = 数学空格
no-ink-word-joiner = 单词连接符
no-ink-operator = 不可见的运算符
no-ink-reserved = 保留码位
no-ink-deprecated = 已弃用的控制符
no-ink-braille-blank = 盲文空格
no-ink-full-width-blank = 全角空格
no-ink-variation-selector = 变体选择符
no-ink-byte-order-mark = 字节顺序标记
no-ink-annotation = 注释符
no-ink-shorthand = 速记控制符
no-ink-blank-note = 空白音符
no-ink-music = 乐谱控制符
no-ink-language-tag = 语言标签符或保留码位
no-ink-tag = 标签符
no-ink-ideographic-selector = 汉字变体选择符

## 图片。

unreadable-picture = `{ $path }`打不开：{ $reason }
    .help = 用图片编辑软件另存一份；也打不开的，请作者重发
    .cut-off = 文件不完整，图片缺了后半截
    .damaged = 数据已损坏
    .empty = 文件是空的
    .no-picture = 不是图片文件（文件开头的数据不对）
    .part = 页面上有字体或图片损坏
    .help-page = 重新导出一份PDF
missing-alt-text = 图片`{ $path }`没有替代文字
    .help = 在`alt`里写明图上是什么，供视障读者了解
too-few-pixels = `{ $path }`是{ $width }×{ $height }像素，长边至少要{ $least }像素才能印清楚
    .help = 换用图片的原件
unsupported-picture = `{ $path }`是{ $kind }，应为JPEG、PNG、WebP或PDF
    .variant = `{ $path }`的格式能用，但这种存法程序不支持
    .help = 在图片编辑软件里另存为`{ $converted }`，或用`magick { $path } { $converted }`转换
    .colours = `{ $path }`里有的颜色要用文件自带的程序来算，各台机器算出的不一样
    .coding = `{ $path }`里有{ $coding }格式的图片，读不了
    .help-colours = 用sRGB重新导出，或用`pdftoppm -r 300 -png -singlefile { $path } { $stem }`转成图片
picture-too-large = `{ $path }`是{ $width }×{ $height }像素，每边最多{ $side }像素，总数最多1亿像素
    .help = 缩小图片
    .memory = `{ $path }`解码要用太多内存
    .help-memory = 缩小图片，或按每通道8位重新保存
encrypted-page = `{ $path }`加了密
    .help = 请广告客户提供不加密码的PDF
no-pdf-page = `{ $path }`里没有页面，或页面没有尺寸
    .help = 重新导出一份PDF
missing-fonts = `{ $path }`有{ $count }种字体没有嵌入：{ $fonts }
    .help = 请广告客户提供嵌入全部字体的PDF，或把文字转成轮廓
endless-page = `{ $path }`的页面太复杂，画出来要用太多时间或内存
    .help = 简化页面，或用`pdftoppm -r 300 -png -singlefile { $path } { $stem }`转成图片
pages-left-out = `{ $path }`有{ $pages }页，只用第一页
    .help = 把要用的那一页单独导出成一个文件
lost-picture = 这幅图没有图片文件，图片说明和摄影署名照印
    .help = 补上`image`

## 图表。

undrawn-chart = “{ $text }”不是数，这张表画不成图表
    .help = 单元格里只写数字，单位写在列的表头里；缺的数写“–”
    .marked = 图表的单元格里除了正文和加粗还有别的标记，这张表画不成图表
    .help-marked = 把注释、链接、注音和换行移到表外，或去掉`chart`
    .grid = 表格有跨行跨列的单元格，或表头不止一行，画不成图表
    .help-grid = 每个数占一个单元格，表头只用一行
    .columns = 表格没有数据行或数据列，画不成图表
    .help-columns = 第一列写名称，其余各列写数
    .names = 表格有几列数，却没有表头说明各列是什么，画不成图表
    .help-names = 补上表头
    .missing = 表格里一个数也没有，画不成图表
    .labels = 一张图表最多{ $most }项，这张表有{ $labels }行，不画成图表
    .series = 一张图表最多{ $most }组数，这张表有{ $series }列数，不画成图表
    .help-labels = 只画一部分数据，或分成几张图表

## 引语。

undrawn-list = 第{ $item }条不是以加粗的词开头，这个列表画不成
    .help = 每条都以加粗的词开头，如“**2022年11月** 开工”，或去掉列表的画法
    .numbered = 列表带编号，画不成
    .help-numbered = 各条改用“-”开头
    .count = 列表有{ $items }条，能画的是{ $least }至{ $most }条，仍照列表排
    .help-count = 只画其中一部分，或去掉列表的画法
    .blocks = 第{ $item }条不止一段，这个列表画不成
    .help-blocks = 把这一条其余的内容移到列表后面
    .long = 第{ $item }条的词有{ $characters }个字，最多画{ $most }个字
    .help-long = 把词写短，解释放在加粗之后
    .marked = 第{ $item }条的数字里除了文字还有别的标记，这个列表画不成
    .help-marked = 把注释、链接和注音从数字移到说明里
unfound-quote = `quote`里的话在正文里找不到：“{ $text }”
    .help = 照正文逐字引用，引到句号或逗号为止；现在照写的印

## 版权信息。

missing-imprint = 版权信息缺{ $keys }
    .help = 在{ $place }里补上{ $keys }
    .the-issue = 这一期的最外层
    .help-other = 写`kind = "other"`，本规则就不适用
invalid-serial = `{ $number }`不是国内统一连续出版物号，应写成`CN 33-0123`这样
    .help = 改为`{ $corrected }`
    .issn = `{ $number }`不是国际标准连续出版物号（ISSN），应写成`1234-5679`这样
    .check-digit = ISSN`{ $number }`的校验码不对，按ISO 3297应为`{ $digit }`
permit-poses-as-press = 内部资料自称`{ $word }`
    .help = 改称`本讯`，或写单位名称
    .title = 内部资料的报名`{ $title }`以`{ $word }`结尾
    .help-title = 改用`通讯`、`资讯`、`简讯`等结尾
    .serial = 内部资料写了`{ $key }`，这是正式报刊才有的刊号
    .help-serial = 删去`{ $key }`，或写`kind = "cn"`
    .reporter = 内部资料里有人的身份是`{ $role }`
    .help-reporter = 改称`通讯员`，或写所在单位

## 字体。

unusable-font = `{ $path }`不能当字体用：{ $reason }
    .help = 把它移出文件夹，或换一份完好的
    .too-many = 字体总数超过限度，这一个没有读
    .no-font = 不是TrueType或OpenType字体
    .header = 字体集的文件头不完整
    .faces = 字体集声称有{ $count }种字体
    .names = 其中的字体名共有{ $count }字节
no-fonts = 一种字体也没有；用`--font-dir`加一个字体文件夹（自己编译的，也可以启用`bundled-fonts`）

## 本报的词与人（N101至N203）

listed-word = `{ $wrong }`在本报的词表里
    .head = 标题里的`{ $wrong }`在本报的词表里，标题差错加倍计
    .help = 写成`{ $right }`
    .help-other = 换一种写法
    .help-unless = 这里没有错的，把前后的文字写进词条的`unless`
near-name = `{ $found }`与名单上的`{ $name }`差一个字
    .help = 写成`{ $name }`；是另一个人的，把`{ $found }`加进`people.toml`
unfit-title = `{ $title }`不是`{ $name }`的职务，名单上是{ $titles }
    .help = 改职务；名单过时了，就改名单
name-order = `{ $name }`排在`{ $before }`后面，名单上在前
    .help = 调整次序，或改名单里的`order`
