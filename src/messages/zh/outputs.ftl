### 生成、检查成品：html、epub、pdf、package和press。

## 按名称选的选项

kind-colour = 颜色
kind-look = 样式
kind-navigation = 链接位置
kind-profile = 用途
kind-split = 分文件方式
kind-target = 阅读器
kind-writing = 排向

## 模板（T102）

invalid-template = 模板`{ $file }`：{ $reason }
    .line = 模板`{ $file }`第{ $line }行：{ $reason }
    .not-utf8 = 模板`{ $path }`不是UTF-8编码
    .unknown = `{ $path }`的文件名不是任何模板的
    .known = 模板的文件名有：{ $names }
    .overridden = 用了自备模板：{ $templates }
    .steps = 做这个文档步骤太多或文字太多，看看是不是循环套循环，或文字一再加倍
    .size = 文档超过{ $limit }MiB
    .detail = { $kind }：{ $detail }

# 问题的种类；后面是模板引擎的原话。
template-not-primitive = 不是简单的值
template-not-key = 不能用作键
template-operation = 运算不成立
template-syntax = 语法错误
template-not-found = 找不到模板
template-too-many-arguments = 参数太多
template-missing-argument = 缺参数
template-unknown-filter = 没有这个过滤器
template-unknown-function = 没有这个函数
template-unknown-test = 没有这种判断
template-unknown-method = 没有这个方法
template-unknown-block = 没有这个区块
template-string-escape = 字符串里的转义写错了
template-undefined = 没有这个名称
template-serialization = 值转换不了
template-include = 引用的模板做不出来
template-block = 区块做不出来
template-unpack = 值的个数对不上，拆不开
template-output = 写不出来

## 文档为什么不是格式正确的XML

xml-open = 有元素没有结束标签
xml-entity = XML没有实体`&{ $name };`
xml-character = XML没有字符`&{ $name };`
xml-duplicate-id = id`{ $id }`重复

# 括号里是解析器的原话。
xml-syntax = 标记没有写完（{ $text }）
xml-tags = 标签不成对（{ $text }）
xml-attribute = 属性写错了（{ $text }）
xml-other = 写法不对（{ $text }）

## 嵌入的字体

embedded-font = { $path }不是可以嵌入的字体
    .bundled = 自带的{ $name }不是可以嵌入的字体
    .unreadable = 文件读不出来
    .broken = 文件有错（{ $text }）

## 做好的电子书（B101至B104）

not-a-book = `{ $name }`不是本程序生成的EPUB：{ $reason }
    .help = 只有`paiban build`或`paiban compile`生成的EPUB才能与一期比对
    .not-zip = 不是ZIP压缩包
    .folder = 其中的文件`{ $path }`不在文件夹`{ $folder }`里
    .xml = 包文件或目录不是格式正确的XML
    .unreadable = 读不出来
    .package = 包文件不合规定
    .no-reference = `META-INF/container.xml`没有指明包文件
    .no-package = 包文件里没有`package`
    .no-metadata = 包文件里没有`metadata`
    .no-manifest = 包文件里没有`manifest`
    .no-spine = 包文件里没有`spine`

# 压缩包的问题，是不是本程序的电子书都可能有。
book-archive = ZIP压缩包已损坏或不完整
    .not-utf8 = { $file }不是UTF-8编码
    .missing = { $file }在电子书里找不到
    .packed = { $file }解不开
    .file = 文件`{ $path }`
    .unnamed = 有一个文件

broken-book = `{ $path }`里，`{ $title }`缺{ $what }
    .help = 重新生成电子书；如果这一期后来有改动，差别就在这里
    .text = 文字`{ $text }`（{ $place }）
    .characters = { $missing }个字（共{ $all }个）
    .figures = { $missing }幅图（共{ $all }幅）
    .pictures = { $missing }张图片（共{ $all }张）
    .notes = { $missing }条脚注（共{ $all }条）
    .articles = 这一期有{ $in_issue }篇稿件，电子书里有{ $in_book }个`article`元素
    .unlisted = 目录`{ $list }`里没有`{ $href }`
    .link = `{ $path }`里的链接`{ $reference }`在电子书里没有目标
    .xml = `{ $path }`不是格式正确的XML：{ $reason }
    .no-files = 包文件没有列出任何文件
    .no-order = 包文件没有阅读顺序：`spine`是空的
    .no-contents = 电子书里没有目录`{ $list }`

oversized-book = `{ $name }`太大，不检查：{ $reason }
    .help = 本程序生成的电子书没有这么大的，请找一份完好的
    .count = 里面有{ $count }个文件，最多{ $limit }个
    .file = 其中的文件`{ $name }`超过{ $limit }MiB
    .all = 里面的文件合计超过{ $limit }MiB
    .factor = 里面的文件合计超过电子书本身大小的{ $factor }倍

reduced-picture = EPUB里有{ $count }张图片的像素减少了，因为长边最多{ $side }像素，总数最多{ $million }00万像素：{ $named }
    .size = `{ $path }`从{ $old_width }×{ $old_height }减到{ $width }×{ $height }
    .help = `--original-pictures`保留原图；这一期的文件从不改动

## 合订本（C101至C105）

empty-volume = 选定的日期里一期也没有找到
    .help = 写明各期的文件夹，或它们所在的文件夹；看看`--month`、`--from`、`--to`对不对

duplicate-day = 有{ $count }期的日期都是{ $day }：{ $paths }
    .help = 只留一期，或改正`date`

mixed-publications = 各期属于{ $count }种报纸：{ $papers }
    .paper = `{ $slug }`（{ $paths }）
    .help = 每种报纸各做一本合订本

missing-day = 有{ $count }个出报日没有报纸：{ $days }
    .help = 补上缺的各期；节假日休刊可以用`--allow missing-day`

unusable-cache = 排好的版存不进缓存：{ $reason }
    .help = `--cache`要写一个能写入的文件夹；合订本照做，只是不用缓存

## PDF（P101至P103）

lesser-pdf = PDF只达到PDF/A-2u，没有达到PDF/A-2a和PDF/UA-1，因为有{ $count }张图片没有替代文字：{ $pictures }
    .help = 给每张图片写上替代文字（`alt`）

refused-by-standard = 用途`{ $profile }`所定的标准不允许：{ $reason }
    .help = 改正，或用`--profile web`，它不声称符合存档的标准
    .glyph = 没有一种字体有`{ $text }`的字形
    .mapping = 有字形对不上Unicode字符
    .private = 字符U+{ $character }离开它的字体就没有意义
    .licence = 有的字体，许可证不允许嵌入
    .description = 有图片没有替代文字
    .cmyk = 有CMYK图片没有色彩配置文件
    .transparency = 用了透明
    .interpolation = 图片用了插值
    .long-text = 有文字超过32767字节
    .long-name = 有字体的名称超过127字节
    .parts = 文件的对象超过8388607个
    .nesting = 裁切的图片嵌套太深
    .language = 报刊没有写明语言
    .title = 报刊没有报名
    .heading = 有标题没有文字
    .outline = 各版没有书签
    .link = 有链接没有说明
    .other = 有PDF里不能用的其他内容

shortened-string = 图片的替代文字有{ $all }个字符，PDF里只有前{ $kept }个
    .help = 用几句话说明图上有什么，其余的写进正文
    .address = 网址长{ $bytes }字节，在PDF里点了没有去处
    .help-address = 换一个短的网址

## 生成记录与归档包（V101、V102，以及V103的原因）

changed-output = `{ $path }`生成之后有改动
    .missing = 缺少`{ $path }`
    .unreadable = `{ $path }`读不出来：{ $reason }

changed-output-bag = `{ $path }`归档之后有改动
    .no-manifest = 归档包没有读得出来的清单`{ $manifest }`
    .line = 清单`{ $manifest }`有一行没有路径：`{ $line }`
    .unlisted = `{ $path }`在归档包里，清单`{ $manifest }`里却没有

other-options = `{ $issue }`生成时`{ $name }`是`{ $found }`，应为`{ $value }`
    .none = `{ $issue }`生成时没有写明`{ $name }`，应为`{ $value }`
    .help = 用这个选项重新生成

other-program = { $count ->
       *[other] 有{ $count }份生成记录出自`{ $program }`，如`{ $issue }`；现在是`{ $own }`
    }
    .help = 需要这一版的，重新生成：`paiban build --if-changed`

changed-input = `{ $path }`在成品生成之后有改动
    .missing = 缺少`{ $path }`
    .unreadable = `{ $path }`读不出来：{ $reason }

record-edited = 它不是生成记录，或者被改过
record-not-json = 从第{ $line }行第{ $column }列起不是JSON
record-version = 它的格式版本是{ $found }，本程序读的是版本{ $known }
broken-site = `{ $path }`缺少《{ $title }》的{ $what }
    .help = 重新生成网站；这一期后来有改动的话，差别就在这里
    .text = 文字“{ $text }”（{ $place }）
    .pictures = { $all }幅图片中的{ $missing }幅
    .notes = { $all }条注释中的{ $missing }条
    .link = `{ $path }`链接到`{ $reference }`，网站里没有
    .html = `{ $path }`不是本程序写的HTML：{ $reason }
    .missing = `{ $path }`读不成文字
    .area = `{ $path }`没有通往《{ $title }》的热区
    .list = `{ $path }`没有列出《{ $title }》
    .article = `{ $name }`里没有《{ $title }》的网页
    .day = `{ $name }`里没有{ $day }这一期
not-a-site = `{ $name }`不是本程序生成的网站：没有任何一期的数据
    .help = 写`paiban site`或`paiban build --web`生成的文件夹

## 微信稿（G101至G202）

long-title = 标题有{ $found }个字；draft/add写的上限是{ $limit }，编辑器收到64
    .help = 把题做短，或用本报的帐号试一试
overlong-title = 标题有{ $found }个字；微信最多收{ $limit }个
    .help = 把题做短
overlong-author = 作者有{ $found }个字；微信最多收{ $limit }个
    .help = 在`publication.toml`里写明所有稿件的作者：`wechat = { "{" } author = "…" { "}" }`
overlong-content = 正文连标记有{ $found }个字符；微信只收{ $limit }个以下
    .bytes = 正文连标记有{ $found }字节；微信只收{ $limit }字节以下
    .help = 分成两篇
overlong-address = 原文网址有{ $found }字节；微信最多收{ $limit }字节
    .help = 把`publication.toml`里`site`的`base_url`改短
cut-digest = 摘要的第一句有{ $found }个字，摘要最多{ $limit }个字，所以断在句中
    .help = 写几句短的`summary`
recoded-picture = { $count }张图片重新编码，好让每张都是1 MB以下、最宽{ $pixels }像素的JPEG或PNG：{ $named }
    .help = 这一期的文件从不改动
cover-margins = 封面裁不下图片上必须保留的部分，留了边
    .help = `keep`写小一点，或把另一张图片放在前面
no-original-address = 微信稿没有原文网址
    .help = 在`publication.toml`里写明数字报：`site = { "{" } base_url = "https://…" { "}" }`
table-as-picture = 表格有{ $columns }列，手机放不下，改成图片；文字在`report.json`里
    .chart = 图表改成图片；数字在`report.json`里
    .help = 不超过4列、每格字少的表格仍是文字
    .help-chart = 不写`chart`，就是表格
many-pictures = 图片新闻有{ $found }张图片；图片消息最多{ $limit }张，多的不放进去
    .help = 图文稿里全都有
undrawn-character = 做封面的卡片上，有的字所有字体都没有：{ $characters }
    .table = 表格的图片上，有的字所有字体都没有：{ $characters }
    .help = 用`--font-dir`加一种字体；没有加时显示为〓
not-wechat = `{ $name }`不是微信稿的文件夹：{ $reason }
    .missing = 里面没有`report.json`
    .other = 里面的`report.json`不是本程序写的
    .help = 写`paiban build --wechat`做出来的`wechat`文件夹
broken-wechat = 缺少文件
    .changed = 文件做好以后改动过
    .texts = 稿件`{ $id }`缺了{ $missing }处文字
    .article = 缺少本期的稿件`{ $id }`
    .markup = 微信编辑器会去掉{ $what }
    .picture = 文件不是1MB以下的JPEG或PNG
    .body = 文件不是draft/add的请求体
    .differs = `{ $title }`的文字与它的`article.html`不同
    .limit = `{ $field }`是{ $found }；微信最多收{ $limit }
    .articles = 消息有{ $found }篇；微信收1至{ $limit }篇
    .help = 重新做微信稿
volume-of-wechat = 合订本没有微信稿
    .help = 一期一期地做：`paiban build 期 --wechat`

## 档案：单元、目录、缴送

unplanned = `{ $path }`不在任何单元里：看不出是哪种报纸、哪一天的
    .help = 改正它的`date`，或`publication.toml`的`slug`；有什么问题，用`paiban check`查看

refused-issue = `{ $path }`有错误，没有生成
missing-unit = 单元`{ $unit }`没有报告
    .issues = 单元`{ $unit }`的报告有{ $found }期，计划里有{ $issues }期
    .help = 重做这个单元：`paiban compile --each --report OUT/UNIT.report.json`

deposit-no-pdf = 没有PDF
deposit-provenance = 有生成记录：来源、选项、程序
    .yes = { $count }份，出自{ $program }
    .no = 没有；`*.record.json`要与成品放在一起
deposit-integrity = 文件都是生成时的样子
    .yes = { $files }个文件的校验值与生成记录相同
    .no = 改过、缺失或读不出来：{ $files }
    .none = 没有生成记录写到任何文件
deposit-archival-pdf = 有存档用的PDF（PDF/A）
    .yes = { $levels }
    .no = 不是PDF/A：{ $files }；用`--profile archive`或`--profile deposit`生成
deposit-searchable-text = 文字可以检索（u级或a级）
    .yes = { $levels }
    .no = 不是这两级：{ $files }；用`--profile archive`或`--profile deposit`生成
deposit-unlocked = 没有密码
    .yes = 没有加密的PDF
    .no = 已加密：{ $files }
deposit-imprint = 法规要求的版本记录项目
    .yes = 齐全
    .no = { $fault }（{ $code }）
    .unknown = 不知道是哪一期；用`--issue`写明，或用`--bag`生成
deposit-source = 附有这一期的数据
    .bag = 在归档包里：`issue.json`
    .pdf = 附在PDF里
    .no = 没有；用`--profile deposit`或`--bag`生成
deposit-accessible = 标明阅读顺序和图片说明（PDF/UA或a级）
    .yes = { $levels }
    .no = 没有朗读用的标记：{ $files }；每张图片写上说明，再用`--profile archive`生成
deposit-epub = 有EPUB
    .yes = { $count }个
    .no = 没有；用`--epub`生成
deposit-page-pdfs = 每个版有自己的PDF
    .yes = { $count }个
    .no = 没有；用`--per-page`生成
deposit-mets-alto = 有METS/ALTO
    .yes = { $count }套
    .no = 没有；用`--alto`生成
deposit-bag = 带校验值的归档包（BagIt）
    .yes = { $count }个
    .no = 没有；用`--bag`生成
deposit-file-names = 文件名在各种系统上都能用
    .yes = 只有字母、数字、`-`、`_`、`.`
    .no = 还有别的：{ $files }
