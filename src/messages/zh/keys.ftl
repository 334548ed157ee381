### 各个键的说明。只有中文表有这个文件：英文的写在src/model各个类型那里，JSON Schema由它们做成。
###
### key-类型、key-类型-键、key-类型-值，一律小写，别的符号写成连字符；正文的块再加上块里的键。
### 没有名字的写第几个，从0数起。每句以句号结尾。

## 一期和它的版

key-issue = 报纸的一期。
key-issue-cover = 电子书的封面图片，路径从本期文件夹算起；不写，就自动做一张封面。
key-issue-date = 报头上印的日期。
key-issue-editions = 做哪些成品，命令行没有写`--epub`和`--pdf`时照此；不写这个键，两样都做。
key-issue-faces = 要不要在照片上找人脸，好让裁图不裁到脸；不写，就找。
key-issue-format = 这个文件的格式号。早先的文件没有这个键，都按格式1来读。
key-issue-look = EPUB的样式，命令行没有写`--look`时照此。
key-issue-number = 期号：当年或当卷的第几期。
key-issue-pages = 各版，按次序。
key-issue-paging = 哪篇稿件排在哪个版，由谁决定。
key-issue-paper = 这一期的开本和栏数，命令行没有写`--paper`时照此。
key-issue-printed = 印刷日期，内部资料必须写。
key-issue-profile = PDF的用途，命令行没有写`--profile`时照此。
key-issue-publication = 这一期所属的报刊。
key-issue-theme = 版面的风格，命令行没有写`--theme`时照此。
key-issue-total-number = 总期号：创刊以来的第几期。

key-date = 公历日期，写成2019-04-19这样（ISO 8601）。

key-edition = 一期可以做成的成品。
key-edition-epub = EPUB电子书。
key-edition-pdf = PDF文件。
key-edition-web = 网页版（数字报）。
key-edition-wechat = 微信稿。

key-page = 报纸的一个版：版次、版名，以及按轻重排列的稿件；排不下时可能占几页。
key-page-articles = 这个版的稿件，重要的在前。
key-page-plan = 这个版是哪一类版面；不写，就看版上有些什么。
key-page-editors = 编排这个版的人员。
key-page-theme = 这个版自己的风格，例如副刊的；不写，就用全期的。
key-page-label = 版次，如`A01`。
key-page-name = 版名，如`要闻`。

key-plankind = 一个版是哪一类版面，版面就照这一类来排。
key-plankind-lead-photo = 带照片的头条。
key-plankind-lead = 没有照片的头条。
key-plankind-majors = 几篇重要稿件并重，没有头条。
key-plankind-photos = 图片版。
key-plankind-feature = 一篇长稿。
key-plankind-package = 同一题材的几篇稿件（专题）。
key-plankind-briefs = 简讯。
key-plankind-comment = 评论。
key-plankind-notices = 广告和公告。

key-pagelabel = 报纸一个版的版次，如`A01`、`1`或`01版`。

key-editor = 编排一个版的人员，按分工来写。
key-editor-names = 姓名。
key-editor-role = 做什么工作，如`责任编辑`。

key-paging = 哪篇稿件排在哪个版，由谁决定。
key-paging-given = 由编辑决定：每个版列出自己的稿件。
key-paging-auto = 由程序决定：给出的版只是起点，稿件可以移到别的版。

## 报刊

key-publication = 报纸，或照报纸的样子做的其他报刊。
key-publication-accessibility = 报刊的电子书无障碍做得怎样，由人查明以后写。
key-publication-address = 出版单位的地址。
key-publication-audience = 内部资料的发送对象。
key-publication-cn = 国内统一连续出版物号，如`CN 33-0123`。
key-publication-copies = 内部资料的印数，单位是份。
key-publication-accent = 报纸的颜色，用在风格上色的地方：报名、栏目、线条、版次；`none`是只用黑色；不写，就用风格的颜色。
key-publication-sections = 有自己颜色的版块。
key-publication-editions = { key-issue-editions }
key-publication-fillers = 补白，用在太空的版上；不算一期的内容。
key-publication-issn = 国际标准连续出版物号（ISSN），如`1234-5679`。
key-publication-kind = 报刊类别，决定适用哪些法规。
key-publication-language = 文字的语言；另外写明语言的除外。
key-publication-links = 报纸在网上的链接，按报头上的次序。
key-publication-faces = { key-issue-faces }
key-publication-look = { key-issue-look }
key-publication-masthead = 报头上的报名图片，路径从`publication.toml`所在的文件夹算起。
key-publication-masthead-notes = 报头上的其他文字，如二维码的说明、口号，按次序写。
key-publication-organizer = 承办单位。
key-publication-paper = 开本和栏数，命令行没有写`--paper`时照此。
key-publication-permit = 内部资料准印证的名称和编号。
key-publication-phone = 电话。
key-publication-postal-code = 邮发代号，如`31-123`。
key-publication-postcode = 地址的邮编。
key-publication-price = 定价，照印的样子写，如`每份1.00元`。
key-publication-printer = 印刷单位。
key-publication-printer-address = 印刷单位的地址。
key-publication-profile = { key-issue-profile }
key-publication-publisher = 出版单位；内部资料写编印单位。
key-publication-slug = 报名简称，用来给文件取名。
key-publication-sponsor = 主办单位。
key-publication-supervisor = 主管单位。
key-publication-theme = { key-issue-theme }
key-publication-title = 报名，照报头上印的写。
key-publication-site = 网上的数字报在哪里；微信稿的“阅读原文”通到那里。
key-publication-wechat = 微信稿在这一期之外还要写明的事。
key-publication-weekdays = 星期几出报，1是星期一，7是星期日（ISO 8601）；不知道就不写。

key-kind = 报刊类别，决定适用哪些法规；绝不凭报名猜测。
key-kind-cn = 正式报纸，有国内统一连续出版物号。
key-kind-permit = 内部资料，有准印证。
key-kind-other = 两者都不是。

key-slug = 文件名里用的报名简称：英文字母、数字和连字符。

key-language = 文字的语言，写BCP 47语言标签，如`zh-Hans-CN`。

key-link = 网址和它的名称。
key-link-label = 读者看到的文字。
key-link-qr = 报头里是否印通到这里的二维码。
key-link-url = 链接通到的网址。

key-accessibility = 审核的结论：电子书符合什么标准，只有人才能认定（EPUB Accessibility 1.1 §2.3）。
key-accessibility-certified-by = 认定电子书符合标准的人或单位。
key-accessibility-conforms-to = 电子书符合的标准，一字不差地写，如`EPUB Accessibility 1.1 - WCAG 2.2 Level AA`。

key-site = 网上的数字报。
key-site-base-url = 数字报文件夹的网址，如`https://news.example/`。
key-site-urls = 网页怎样取名；不写就是`classic`。
key-pageaddresses = 数字报的网页怎样取名。
key-pageaddresses-classic = 如`html/2026-03/20/content_1.htm`。
key-pageaddresses-pc = 如`pc/content/202603/20/content_1.html`。

key-wechataccount = 报纸的微信公众号，只写稿件用得着的。
key-wechataccount-author = 每篇稿件的作者，代替稿件的署名；最多16个字。
key-wechataccount-comments = 读者可不可以留言；不写，就不可以。

key-section = 报纸的一个版块：版名相同的各版。
key-section-accent = 版块的颜色，代替报纸的颜色。
key-section-name = 各版的版名，如`副刊`。
key-color = 颜色：屏幕上显示的`#c8102e`；连印刷油墨一起写成表，油墨是百分比，如`cmyk = [25, 94, 94, 20]`；只用黑色写`none`。
key-filler = 补白，报社自备：一张图片，几行文字，或两样都有；版太空时可以用它。
key-filler-alt = 替代文字：图片上是什么，供视障读者了解。
key-filler-columns = 在版上占几栏，1到12。
key-filler-image = 补白的图片，路径从`publication.toml`所在的文件夹算起。
key-filler-rows = 在版上占几行，4到60。
key-filler-text = 补白的各行文字。

## 稿件

key-article = 一篇稿件。标题按行写成列表，作者怎样分行，就照样保留。
key-article-body = 正文。
key-article-boxed = 是否加框。
key-article-byline = 署名。有电头，就接在电头后面，排进第一段；没有电头，排在标题下面。
key-article-column-title = 所在栏目的名称。
key-article-jump-head = 转到别的版的部分用的题（转版题）；没有写，就用主题的开头几个字。
key-article-companion-of = 主稿的id，这篇是它的配稿。
key-article-dateline = 电头，如`本报讯`；署名放在后面的括号里。
key-article-deck = 副题，在主题下面。
key-article-summary = 提要题，一到六条短句，说出全文要点；排在标题旁边或标题下面。
key-article-quote = 引语：正文里的一句话，在栏间放大排出；在稿件开头的键里可以只写这句话，不写成表。
key-article-figures = 图，由版面安排位置；位置固定在正文里的图，写在正文里。
key-article-group = 所属的组稿，同一组的稿件排在一起。
key-article-head = 标题在版上的排法；不写，由主题按稿件的轻重决定。
key-article-headline = 主题。
key-article-id = 稿件的id，一期之内不能重复。
key-article-kicker = 引题，在主题上面。
key-article-lang = 稿件的语言，与报刊不同才写。
key-article-may-jump = 后面的部分可不可以转到别的版；不写，除了简讯都可以。
key-article-notes = 脚注，按注码的次序。
key-article-notice = 只有广告和公告才写，新闻不写。
key-article-pin = 定位：编辑要它排在版上哪里。
key-article-rank = 在版上的轻重；不写，就看它在版上排第几。
key-article-section = 所属版块的名称，如`民生`；按版块分版时，由它决定排在哪个版。
key-article-sign-off = 文末署名。

key-articleid = 稿件在一期里的id，如`01/lead`：去掉扩展名的路径。

key-groupid = 组稿的名称，要排在一起的几篇稿件写同一个。

key-rank = 稿件在版上的轻重。
key-rank-lead = 头条。
key-rank-major = 重要稿件。
key-rank-middle = 中等稿件。
key-rank-minor = 次要稿件。
key-rank-brief = 简讯。
key-rank-photo = 图片新闻：图片和它的文字。

key-pin = 编辑把稿件定位在版上哪里。
key-pin-top = 上边。
key-pin-bottom = 下边。
key-pin-top-left = 左上角。
key-pin-top-right = 右上角。
key-pin-bottom-left = 左下角。
key-pin-bottom-right = 右下角。
key-pin-ear = 报头旁边的报眼。

key-byline = 稿件上署名的人，按身份和单位来写。
key-byline-affiliation = 单位：`本报`、`浙报`，或某个单位的名称。
key-byline-names = 姓名，怎样写就怎样印。
key-byline-role = 身份：`记者`、`通讯员`、`文`、`摄`等。

key-notice = 广告或公告除了各种稿件都有的键，还要写是哪一种，以及售出或答应了多大的版面。
key-notice-artwork = 做好的整幅广告图，可以是图片，也可以是PDF文件（用第一页），铺满广告框；稿件的文字是图上所写的话。
key-notice-columns = 占版上几栏，1到12；不写，由版面决定。
key-notice-kind = 是广告还是公告。
key-notice-rows = 占版上几行，3到140；不写，由文字决定。
key-notice-size = 售出的尺寸，写成`120x80mm`，用来代替栏数和行数。

key-printsize = 纸面尺寸，以毫米计，宽在前，写成120x80mm。

key-headmanner = 标题在版上的排法。
key-headmanner-left = 靠左。
key-headmanner-centred = 居中。
key-headmanner-reversed = 反白：报刊或版块颜色的色条上排白字。
key-headmanner-two-deck = 靠左，主题第一行用重的字体，其余各行用轻的。

key-pullquote = 引语，从正文里放大的话。
key-pullquote-by = 谁说的。
key-pullquote-text = 照正文写的话。

key-noticekind = 广告与公告的种类。
key-noticekind-advertisement = 广告，收费刊登。法律要求读者能把它与新闻区别开来（《中华人民共和国广告法》第十四条）。
key-noticekind-announcement = 公告，由单位或个人发布。

key-figure = 一张图片和它的文字。
key-figure-alt = 替代文字：图上是什么，供视障读者了解。
key-figure-caption = 图片说明，印在图片下面。
key-figure-credit = 摄影署名，照印的样子写：`余某某/摄`。
key-figure-crop = 最多可以裁去多少；不写，可以裁一点。
key-figure-focus = 焦点：裁图时必须留住的一点。
key-figure-keep = 裁图时绝不裁到的部分；稿件文件里只有一处时，不必写成列表。
key-figure-qr = 网址：它的二维码代替图片。以`http://`、`https://`或`mailto:`开头。
key-figure-size = 希望图片在版上多大；不写，由稿件的分量和位置决定。只管由版面安排位置的图片。
key-figure-image = 图片；图片已丢失、只剩文字的，不写。

key-crop = 图片可以裁去多少。
key-crop-none = 一点也不裁，整幅登出。

key-focus = 图片上的一点：从左上角算起，横向、纵向各在百分之几处。
key-focus-0 = 横向，宽的百分之几，0到100。
key-focus-1 = 纵向，高的百分之几，0到100。

key-keep = 图片的一部分，各为宽、高的百分之几。
key-keep-0 = 左边，从图片左边算起，宽的百分之几，0到99。
key-keep-1 = 上边，从图片上边算起，高的百分之几，0到99。
key-keep-2 = 宽，图片宽的百分之几，1到100。
key-keep-3 = 高，图片高的百分之几，1到100。

key-picturesize = 希望图片有多大。
key-picturesize-dominant = 全版最大，比别的大一半，最多占版面的三分之一。
key-picturesize-large = 占版面的十分之一到四分之一。
key-picturesize-medium = 占版面的百分之几。
key-picturesize-small = 能多小就多小。

key-imagepath = 图片在本期文件夹里的路径，各段之间用`/`。

## 正文

key-block = 正文的一块：一个段落、一个小标题、一张表格等。
key-block-paragraph = 段落。
key-block-paragraph-text = 段落的文字。
key-block-subhead = 小标题。
key-block-subhead-level = 在稿件主题之下第几级，1到4。
key-block-subhead-text = 小标题的文字。
key-block-list = 列表。
key-block-list-items = 列表的各项。
key-block-list-manner = 除了列成列表，版面上怎样画：每条以加粗的词开头。
key-block-list-start = 第一项的编号；不编号的列表不写。
key-block-quote = 引文。
key-block-quote-blocks = 引用的内容。
key-block-table = 表格。
key-block-table-caption = 表题，印在表格上方。
key-block-table-chart = 画成什么图表，代替表格：第一列是名称，其余每列是一组数。
key-block-table-columns = 各列怎样对齐。
key-block-table-head = 表头的单元格；没有表头就空着。
key-block-table-lower-head = 表头第一行以下的各行。
key-block-table-rows = 表头以下各行的单元格。
key-block-figure = 图，排在正文的这个位置。
key-block-figure-alt = { key-figure-alt }
key-block-figure-caption = { key-figure-caption }
key-block-figure-credit = { key-figure-credit }
key-block-figure-crop = { key-figure-crop }
key-block-figure-focus = { key-figure-focus }
key-block-figure-image = { key-figure-image }
key-block-figure-keep = { key-figure-keep }
key-block-figure-qr = { key-figure-qr }
key-block-figure-size = { key-figure-size }
key-chartkind = 表格画成什么图表。
key-chartkind-bar = 柱状图：每个数一根柱子。
key-chartkind-line = 折线图：每组数连成一条线。
key-listmanner = 每条以加粗的词开头的列表怎样画。
key-listmanner-figures = 数字：数字放大，说明排在下面。
key-listmanner-timeline = 时间线：日期或时间排在一条线旁，线上有圆点。
key-listmanner-cells = 小格：词和它的说明各排在一格里。
key-block-break = 正文的两部分之间空一行。
key-block-verse = 诗的一节，行由作者自己分。相连的几节是一首诗。
key-block-verse-text = 诗节的文字，行与行之间有换行。
key-block-interview = 问答里的一段，以说话人开头：`问：`，或用粗体加冒号的任何名字。没有说话人的段落接着上一段的话。
key-block-interview-text = 这一段的文字，连同说话人。

key-alignment = 一列的单元格怎样对齐。
key-alignment-start = 对齐行首。
key-alignment-center = 居中。
key-alignment-end = 对齐行尾。

key-cell = 表格的一个单元格。只占一行一列的，JSON里就是它的文字；其余的是一个对象。
key-spanningcell = 占几行或几列的单元格，或本行的行头。
key-spanningcell-columns = 占几列。
key-spanningcell-head = 在表头以下，是不是说明本行其他单元格讲什么的行头。
key-spanningcell-rows = 占几行。
key-spanningcell-text = 它的文字。
key-listitem = 列表的一项。
key-listitem-blocks = 这一项的内容。

key-note = 一条脚注。
key-note-blocks = 脚注的文字。
key-note-id = 脚注的标号。

key-noteid = 脚注在稿件里的标号。

key-inline = 块里的一小段文字。
key-inline-text = 普通文字。
key-inline-text-text = 文字本身。
key-inline-strong = 粗体。
key-inline-strong-content = 粗体的文字。
key-inline-emphasis = 着重的文字，中文在字下加着重号。
key-inline-emphasis-content = 要着重的文字。
key-inline-proper-name = 专名：人名、地名、团体名，中文在字下画专名号（CLREQ，行间标点）。相邻的专名各画各的线，所以这里也分开写。
key-inline-proper-name-content = 专名的文字，里面不能再有专名。
key-inline-subscript = 下标，位置低，字小，如H₂O里的2。
key-inline-subscript-content = 下标的文字，附在它前面的字上。
key-inline-superscript = 上标，位置高，字小，如m²里的2。
key-inline-superscript-content = 上标的文字，附在它前面的字上。
key-inline-ruby = 有注音的字。
key-inline-ruby-base = 被注的字。
key-inline-ruby-reading = 注音。
key-inline-link = 链接。
key-inline-link-content = 读者看到的文字。
key-inline-link-url = 链接通到的网址。
key-inline-note-mark = 脚注的注码。
key-inline-note-mark-note = 注码所指的脚注。
key-inline-line-break = 强制换行：作者要在这里换行。
