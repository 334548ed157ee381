### 命令行的帮助和参数错误。只有中文表有这个文件：英文的帮助写在各个选项那里，英文的错误由clap自己写。
###
### command-命令、option-命令-选项、option-选项（几个命令共用的）、value-选项-值；
### .long是详细帮助里接在后面的话，.after是命令帮助最后的话。

## 帮助里固定的词

clap-usage = 用法
clap-commands = 命令
clap-command = 命令
clap-arguments = 参数
clap-options = 选项
clap-pages = 版面
clap-fonts = 字体
clap-messages = 信息
clap-web = 网页版
clap-default = ［默认：{ $value }］
clap-values = ［可选：{ $values }］
clap-values-list = 可选：

# 手册页的各节。
clap-name = 名称
clap-synopsis = 概要
clap-description = 说明
clap-extra = 补充
clap-version = 版本

## 参数的错误

fault-error = 错误
fault-help = 建议
fault-more = 全部用法见`--help`
fault-option = 没有选项{ $argument }
fault-argument = 多了{ $argument }
fault-missing = 缺少{ $argument }
fault-no-value = { $argument }后面要有值
fault-no-equals = { $argument }的值要写在等号后面
fault-value = { $argument }的值不能是{ $value }，只能是{ $values }
fault-unusable = { $argument }的值{ $value }不合用：{ $reason }
fault-too-many = { $argument }多了一个值{ $value }
fault-too-few = { $argument }至少要{ $least }个值，只写了{ $count }个
fault-wrong-number = { $argument }要{ $expected }个值，写了{ $count }个
fault-repeated = { $argument }只能写一次
fault-conflict = { $argument }不能与{ $others }同时用
fault-others = 别的选项
fault-command = 没有命令{ $command }
fault-no-command = { $command }后面要写命令：{ $commands }
fault-utf8 = 参数里有不是UTF-8的字符
fault-other = 参数有错误

# 建议。
fault-similar = 是不是{ $names }？
fault-as-value = 要把{ $value }当作值，写{ $usage }
fault-dashes = 要用命令{ $command }，去掉它前面的`--`

## 各个命令都有的选项

option-help = 显示帮助：`-h`简要，`--help`详细
option-version = 显示版本
option-quiet = 只显示错误；一切正常就什么都不显示
    .long = `--emit`等要求输出的内容，照样输出
option-lang = 信息和帮助用哪种语言；不写，就照系统环境
value-lang-zh = 中文
value-lang-en = 英文
option-message-format = 信息的格式
value-message-format-human = 摘引文件，写到标准错误
value-message-format-short = 一条一行，先写文件、行、列和代码，写到标准错误
value-message-format-json = 一行一个JSON对象，写到标准输出；标准输出另有用处时，写到标准错误
option-allow = 把一种诊断降一级：错误降为警告，警告降为提示
    .long = 可以写几次。全部代码见`paiban explain`
option-deny = 把一种诊断升为错误；写`warnings`，没有放行的警告都升为错误
    .long = 可以写几次

## 几个命令共用的选项

option-output = 成品放进哪个文件夹；没有就新建
option-pdf = 生成PDF

# 版面。
option-paper = PDF的开本和栏数：{ $papers }［默认：照这一期或报刊，否则{ $paper }］
option-theme = 版面的风格：自带的风格，或风格文件［默认：照这一期或报刊，否则`party`］

# PDF。
option-profile = PDF的用途：阅读、存档或缴送
    .long =
        `web`是带标签的PDF 1.7。`archive`是PDF/A-2a和PDF/UA-1；有图片没有替代文字，就是PDF/A-2u。`deposit`是附有这一期文件的PDF/A-3u

        不写这个选项，就照这一期或报刊，否则用`archive`
option-color = PDF的颜色：`gray`（灰）、`rgb`（屏幕）或`cmyk`（印刷油墨）
    .long =
        用`gray`，颜色和图片都变成同样深浅的灰。用`cmyk`，颜色按风格或报刊给的油墨配比，文字只用黑墨，图片不变；存档的文件附上CGATS TR 001的色彩特性文件，说明油墨是什么，送印刷厂就用`--profile web`，油墨原样写出
option-bleed = 出血：印到成品尺寸以外多少毫米
option-marks = 印裁切线

# 网页版。
value-urls-classic = `html/2026-03/20/content_123456.htm`这样的网址
value-urls-pc = `pc/content/202603/20/content_123456.html`这样的网址
option-urls = 网页版的网址格式［默认：报刊`site`里的，或`classic`］
option-base-url = 网页版要放在哪个地址；要写全的链接用它［默认：报刊`site`里的］
option-web-templates = 放网页版模板的文件夹，同名的替换自带的

# EPUB。
option-look = EPUB的样式［默认：照这一期或报刊，再照与风格同名的，否则`party`］
option-vertical = EPUB竖排
option-split = EPUB里一个文件放什么：一个版，或一篇稿件
option-nav = 稿件里通到其他稿件的链接放在哪里
option-toc-depth = EPUB的目录分几级
option-embed-fonts = 嵌入字体，只含EPUB用到的字
option-target = EPUB给哪种阅读器用；`duokan`的，在别的阅读器上不合规范
option-cover = EPUB的封面：头版、头版的标题，或没有封面［默认：这一期的图片`cover`，否则`page`］
value-cover-page = 头版
value-cover-headlines = 主要的标题
value-cover-none = 没有封面
option-picture-quality = EPUB里要重新编码的JPEG的质量，如转正的、缩小的
option-original-pictures = EPUB的图片照原样，一个字节也不改
    .long = 不写这个选项，图片都转正，换成sRGB，透明处垫白，至多400万像素，长边至多2048像素
option-templates = 自备模板的文件夹，替换同名的自带模板

# 字体。
option-font-dir = 自带字体之外，加上一个文件夹和它下面各级文件夹里的全部字体
    .long = 可以写几次
option-system-fonts = 加上这台机器上装的字体
    .long = 这样，版面就随机器而不同

## 命令

command-paiban = 把一期报纸的稿件做成EPUB 3和多栏PDF
    .after =
        示例：
          paiban new xiwan --date 2026-03-20       供起步用的文件夹
          paiban check xiwan/2026-03-20            这一期的问题
          paiban build xiwan/2026-03-20 -o out     EPUB和PDF
          paiban compile xiwan --month 2026-03     一个月的合订本
          paiban site xiwan -o site                报纸的网页版
          paiban preview xiwan/2026-03-20          浏览器里的版面和编辑台

        退出码：
          0    成功
          1    输入有错误，与它有关的没有写出；或者`compile --keep-going`略去了一期
          2    用法错误，或者文件读不了、写不了
          75   机器出了故障：磁盘写满、读写出错、文件句柄用完；过后再试，可能成功
          101  程序有缺陷

        信息在终端上带颜色；设了NO_COLOR就不带，设了CLICOLOR_FORCE=1，不在终端上也带
command-help = 显示帮助，或某个命令的帮助

command-new = 新建供起步用的文件夹：一种报刊，有两个版的第一期
    .long = 文件里列出全部的键，各有注释，与信息用同一种语言；可以不写的，前面加了注释号
    .after =
        示例：
          paiban new xiwan && paiban build xiwan
          paiban new xiwan --kind permit --title 溪湾通讯 --date 2026-03-20
option-new-dir = 要新建的文件夹；必须还没有，或是空的
option-new-date = 第一期的日期；不会自动取当天
option-new-kind = 报刊类别，决定适用哪些法规
value-kind-cn = 正式报纸，有国内统一连续出版物号
value-kind-permit = 内部资料，有准印证
value-kind-other = 两者都不是
option-new-title = 报名［默认：待改的示例报名］

command-import = 导入识别的版面、METS/ALTO、PDF、Word、数字报或`issue.json`
    .long = 版面是识别软件写的Markdown，或各块有位置的JSON：PaddleOCR、MinerU、Docling的，或版面块（`paiban schema boxes`），或ALTO、PAGE XML、hOCR；也可以是有文字层的PDF。METS是一期报纸，连同它的ALTO文件，日期也在里面；其中列明了稿件的，就照它的稿件。是什么格式，看文件的内容。每个Word文件是一篇稿件。文件夹和ZIP压缩包会逐个看；文件夹也可以是保存下来的数字报。导入时什么都不改：没有把握的，连同位置报出来
    .after =
        示例：
          paiban import p1.md p2.md --date 2026-03-20 --label A01 --label A02 -o xiwan/2026-03-20
          paiban import p1.md --date 2026-03-20 --publication xiwan/publication.toml -o xiwan/2026-03-20
          paiban import mineru-output --date 2026-03-20 --draw drawings -o xiwan/2026-03-20
          paiban import A01.pdf A02.pdf --date 2026-03-20 --publication xiwan/publication.toml -o xiwan/2026-03-20
          paiban import xiwan-2026-03-20-mets --publication xiwan/publication.toml -o xiwan/2026-03-20
          paiban import lead.docx photo.docx --date 2026-03-20 --publication xiwan/publication.toml -o xiwan/2026-03-20
          paiban import copy/ --plan plan.toml --date 2026-03-20 --publication xiwan/publication.toml -o xiwan/2026-03-20
          paiban import site/ --date 2026-03-20 --publication xiwan/publication.toml -o xiwan/2026-03-20
          paiban import late.docx --merge -o xiwan/2026-03-20
          paiban import issue.json -o xiwan/2026-03-20
option-import-inputs = 版面，按版的顺序；或Word文件，一个文件一篇；也可以是装这些的文件夹、压缩包，或保存的数字报的文件夹；或一个`issue.json`
option-import-output = 这一期放进哪个文件夹
option-import-force = 替换文件夹里已有的一期
option-import-merge = 加进文件夹里已有的一期：已有的版，稿件接在后面；没有的，添新版
    .long = 已有的文件都不动：重名的改用下一个号，`issue.toml`只在稿件列表里添稿件。要么全部写入，要么一点不写
option-import-date = 这一期的日期；除了`issue.json`都必须写，程序不猜
option-import-publication = 报刊［默认：照第一个版的报头］
option-import-labels = 一个版的版次，按版的顺序写［默认：1、2……］
option-import-plan = 哪个Word文件放哪一版：列出Word文件的`issue.toml`［默认：都在一版］
option-import-suspects = 疑字表：文本文件，一行一个，如文字识别常出的错；遇到就报
option-import-trust-order = 各块有位置时，信哪一方的阅读次序
value-trust-order-agreement = 识别程序的，只要位置与它相合
value-trust-order-engine = 识别程序的
value-trust-order-geometry = 位置的
option-import-draw = 每个有位置的版画一张图，画出各块、次序和稿件，放进这个文件夹
option-import-number = 期号（当年的第几期）
option-import-total-number = 总期号（创刊以来的第几期）

command-check = 检查一期，或做好的电子书、网站、微信稿，什么都不写出
    .long = 做好的要读回来检查：链接、目录；写了`--issue`，还有每段文字、每张图片、每条脚注
    .after =
        示例：
          paiban check xiwan/2026-03-20
          paiban check xiwan/2026-03-20 --deny warnings --message-format short
          paiban check xiwan/2026-03-20 --emit json > issue.json
          paiban check xiwan/2026-03-20 --words lists/
          paiban check out/xiwan-2026-03-20.epub --issue xiwan/2026-03-20
          paiban check site --issue xiwan/2026-03-20
          paiban check out/wechat --issue xiwan/2026-03-20
          paiban check out --deposit --issue xiwan/2026-03-20
option-check-path = 有`issue.toml`的文件夹，或`issue.json`，或EPUB，或网站的文件夹，或`wechat`文件夹
option-check-issue = 与电子书、网站或微信稿比对的一期
option-check-deposit = 图书馆收存以前要问的，对着成品文件夹逐项回答，写成表；图书馆会拒收的，以错误结束
option-check-words = 再与这些词表和名单比对；放在这一期旁边和`publication.toml`旁边的总会比对
    .long = 一个文件，或有`words.toml`、`people.toml`的文件夹。可以写几次
option-check-emit = 没有错误，就把这一期写到标准输出；各种格式的信息都写到标准错误
value-emit-json = 写成`issue.json`的一期

command-build = 生成一期的EPUB和PDF
    .long = 文件按报名简称和日期取名，如`xiwan-2026-03-20.pdf`，替换旧的；旁边的生成记录写明是怎样做的。这一期有错误，什么都不写出；只是版排不出来，EPUB照做。同样的输入得到同样的字节
    .after =
        示例：
          paiban build xiwan/2026-03-20 -o out
          paiban build xiwan/2026-03-20 --pdf --paper tabloid-6
          paiban build xiwan/2026-03-20 --pdf --sheet a4
          paiban build xiwan/2026-03-20 --png --dpi 110
          paiban build xiwan/2026-03-20 --web --pdf --epub -o out
          paiban build xiwan/2026-03-20 --wechat -o out
          paiban build xiwan/2026-03-20 --pdf --accept A01
          paiban build xiwan/2026-03-20 --profile deposit --bag
          paiban build xiwan/2026-03-20 -o out --if-changed --quiet --report out/last.json
          paiban build xiwan/2026-03-20 --allow missing-glyph --font-dir fonts
option-build-issue = 有`issue.toml`的文件夹，或`issue.json`
option-accept = 把一个版（不写版次，就是所有的版）现在的排法存为版样：存进本期文件夹里的`layout.json`，以后照版样排
    .long = 稿件互相转接的几个版一起存。
option-recompose = 这个版不照版样，重新排
option-build-epub = 生成EPUB；一种版本都不写，就照报刊写的，否则EPUB和PDF都生成
option-build-alto = 为图书馆写METS/ALTO：每张纸张每一行文字的位置、版面图、PDF
option-build-wechat = 生成微信稿：`wechat`文件夹，里面有复制用的页面
option-build-image-base = `wechat`文件夹公开以后的网址，好让贴出去的稿件带图
option-build-picture-messages = 把图片新闻做成图片消息
option-build-png = PDF的每一页出一张PNG图片，如`xiwan-2026-03-20_A01.png`
option-build-web = 生成网页版：一个文件夹就是一个网站，如`xiwan-2026-03-20_web`
option-build-dpi = 图片每英寸的像素
option-build-per-page = 另给每个版做一个PDF，如`xiwan-2026-03-20_A01.pdf`
option-build-bag = 把存档要的全部打成归档包，连同这一期和它的图片：BagIt 1.0
option-build-sheet = 把PDF的各版印在办公用纸上，必要时缩小
value-sheet-a3 = 297×420毫米
value-sheet-a4 = 210×297毫米
option-build-emit = 把版上的内容写到标准输出，不写文件
value-emit-layout = 每个版的每个元素，一行一个
value-emit-lines = 每一行文字，排成一栏，注明是怎样排满的
option-build-explain = 写明版面为什么这样排：位置、代价、毛病、次优的排法
option-build-if-changed = 成品齐全无误就什么都不做：内容、选项、程序版本都没有变
option-build-report-file = 写这次运行的报告：这一期做得怎样、发现的问题、成品文件和校验值

command-compile = 把许多期做成合订本：EPUB和PDF
    .long = EPUB和PDF都有日历、按日期和版的目录，以及版、栏目和作者的索引；各期的版与单做一期时一样。文件按报名简称和月份取名，如`xiwan-2026-03.pdf`。同样的各期得到同样的字节
    .after =
        示例：
          paiban compile xiwan --month 2026-03 -o out
          paiban compile xiwan --from 2026-01-01 --to 2026-03-31 --pdf --paper tabloid-6
          paiban compile xiwan/2026-03-* --keep-going --report report.json --quiet
          paiban compile xiwan --month 2026-03 --cache ~/.cache/paiban --deny warnings
          paiban compile xiwan --month 2026-03 --each --if-changed -o out

        每月1日夜里由cron做（crontab -e）：
          15 2 1 * * cd /srv/paper && paiban compile issues --month "$(date -d yesterday +\%Y-\%m)" -o volumes \
                     --keep-going --quiet --report volumes/last.json --cache /var/cache/paiban
option-compile-paths = 各期，或放着各期的文件夹
option-compile-month = 收一个月的各期，如`2026-03`
option-compile-from = 从这一天起
option-compile-to = 到这一天为止
option-compile-epub = 生成EPUB；`--epub`、`--pdf`都不写，就照报刊写的，否则都生成
option-compile-wechat = 不收：合订本没有微信稿，各期才有
option-compile-title = 文件夹里有几种报纸的，只收报名简称是这个的
option-compile-each = 另外生成每一期自己的EPUB和PDF，版只排一次
option-compile-if-changed = 成品齐全无误就什么都不做：内容、选项、程序版本都没有变
option-compile-keep-going = 略去有错误的各期；这时退出码是1
option-compile-cache = 把排好的版存在一个文件夹里，下次运行再用
    .long = 几个运行可以同时用它；什么时候清空都可以
option-compile-report = 写这次运行的报告：各期、校验值、各项数目

command-site = 生成一份报纸的网页版（数字报）：各期成一个网站，或往里添新的一天
    .long = 网站只有普通文件，放在哪种服务器上、放在文件夹里都能看。没有改动的各期不重排；网站里已有、这次没写到的日子照旧。网址里的号码永远不变。要么全写好，要么一个不动
    .after =
        示例：
          paiban site xiwan -o site
          paiban site xiwan/2026-03-20 -o site --pdf --epub
          paiban site xiwan -o site --base-url https://example.org/paper/ --cache ~/.cache/paiban
option-site-paths = 各期，或放着各期的文件夹
option-site-output = 网站的文件夹；没有就新建
option-site-remove = 把这一天的一期从网站里撤下
option-site-pdf = 把全期的PDF和各版的PDF放进网站
option-site-epub = 把EPUB放进网站
option-site-cache = 把排好的版存在一个文件夹里，下次运行再用

command-plan = 列出一批报纸的单元：一种报纸的一个月或一年，一个任务做一个
    .long = 每个单元写明期数、版数和全部文件的校验值；校验值不变，任务就不必重做。不解析稿件。调度系统怎样用它，见docs/scale.md
    .after =
        示例：
          paiban plan corpus
          paiban plan corpus --unit year --format json > plan.jsonl
option-plan-paths = 放着各期的文件夹，一种报纸或几种都可以
option-plan-unit = 单元多长
value-unit-month = 一种报纸的一个月
value-unit-year = 一种报纸的一年
option-plan-format = 列表的格式
value-format-tsv = 先一行名称，以后一行一个单元，各项以制表符分开
value-format-json = 一行一个JSON对象

command-catalogue = 列出档案的每个文件，写成CSV和JSON行
    .long = 每个文件写明报纸、日期、种类、状态、字节数、校验值。有错误、没有生成的各期也列出。用了`--plan`，缺一个单元就是错误。同样的档案，不论由哪些机器生成，目录都一样
    .after =
        示例：
          paiban catalogue archive
          paiban catalogue archive --plan plan.tsv --opds
option-catalogue-archive = 档案的文件夹
option-catalogue-output = 放目录的文件夹［默认：档案的文件夹］
option-catalogue-plan = `paiban plan`写出来的内容：缺了单元或其中几期，就以错误结束
option-catalogue-opds = 另写OPDS目录，供阅读软件用
option-catalogue-by-size = 长度与生成记录相同的文件就算没有变，不读文件
command-preview = 在浏览器里打开编辑台：版面和印出来的一样，文件一改就重排
    .long = 在编辑台上改的版面写进这一期自己的文件。编辑台只答这台机器，网址谁也猜不到。不写哪一期，先列出最近打开的
    .after =
        示例：
          paiban preview xiwan/2026-03-20
          paiban preview xiwan/2026-03-20 --paper tabloid-6
          paiban preview --no-open --port 4000
option-preview-issue = 有`issue.toml`的文件夹，或`issue.json`
option-preview-port = 127.0.0.1的端口；不写，就用3000到3009里头一个空着的
option-preview-no-open = 只显示网址，不开浏览器
option-preview-paper = 纸型和栏数［默认：照这一期或报刊，否则`broadsheet-8`］
option-preview-theme = 版面的主题：自带的一种［默认：照这一期或报刊，否则`party`］
option-preview-profile = 编辑台给的PDF作什么用

command-act = 像在编辑台上一样改一期的版面，写进它的文件
    .after =
        示例：
          paiban act xiwan/2026-03-20 '{ "{" }"act": "pin", "article": "01/canteen", "at": "bottom-left"{ "}" }'
          paiban act xiwan/2026-03-20 '{ "{" }"act": "rank", "article": "01/canteen", "value": "middle"{ "}" }'
option-act-issue = 一期：有`issue.toml`的文件夹，或`issue.json`
option-act-acts = 动作，写成JSON，一个接一个做；有一个做不了就停

command-verify = 按旁边或归档包里的生成记录，核对文件有没有改动
    .after =
        示例：
          paiban verify out/xiwan-2026-03-20.pdf
          paiban verify out/xiwan-2026-03-20.record.json --issue xiwan/2026-03-20
          paiban verify out/xiwan-2026-03-20-bag
          paiban verify archive --option paper=tabloid-6
option-verify-path = `paiban build`的成品文件、生成记录，归档包的文件夹，或放着这些的文件夹
option-verify-option = 还核对生成记录里的选项，可以写几次
option-verify-issue = 还核对这一期有没有改动：它的文件夹，或`issue.json`

command-schema = 输出`issue.json`、风格文件、版面块或词表的JSON Schema
    .after =
        `publication.toml`、`issue.toml`和稿件文件头的键，与`issue.json`的键相同。
        `issue.json`各个键的说明，与信息用同一种语言；其余的是英文

        示例：
          paiban schema > issue.schema.json
          paiban schema --lang en > issue.schema.json
          paiban schema theme > theme.schema.json
          paiban schema boxes > boxes.schema.json
          paiban schema words > words.schema.json
option-schema-format = 哪一种文件
value-format-issue = 一期
value-format-theme = 风格
value-format-boxes = 版面块：要导入的版面，每块有位置
value-format-words = 词表和名单：`words.toml`、`people.toml`

command-explain = 说明一种诊断，或列出全部代码
    .after =
        示例：
          paiban explain S102
          paiban explain missing-alt-text
          paiban explain S102 --lang zh
option-explain-code = 诊断信息里的代码，或它的名称；不写，就列出全部代码

command-fonts = 列出每个字体角色的字体，按选用的先后
    .after =
        示例：
          paiban fonts
          paiban fonts xiwan/2026-03-20 --font-dir fonts
option-fonts-issue = 数出每种字体有这一期的多少字，列出哪种字体都没有的字

command-completions = 输出shell的命令补全脚本
    .after =
        示例：
          paiban completions bash > ~/.local/share/bash-completion/completions/paiban
          paiban completions fish > ~/.config/fish/completions/paiban.fish
option-completions-shell = 哪种shell

command-man = 输出手册页，或给每个命令写一页
    .after =
        示例：
          paiban man | man -l -
          paiban man --dir ~/.local/share/man/man1
option-man-dir = 放各个命令手册页的文件夹：`paiban.1`、`paiban-build.1`……
