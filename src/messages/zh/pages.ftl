### 排版：layout，以及text里排不合规则的行。

## 放不下的（L116到L119）。

rows = { $count }行
columns = { $count }栏
columns-and-rows = { $columns }、{ $rows }
millimetres = { $size }

no-room = { $what }怎么排也放不进一个版；{ $has }
    .takes = { $what }排{ $columns }至少要{ $rows }；{ $has }
    .notice = 广告或公告要{ $asked }；`{ $paper }`一个版只有{ $columns }、{ $rows }
    .has = `{ $paper }`一个版有{ $rows }
    .has-below = `{ $paper }`一个版在报头以下有{ $rows }
    .booked = { $page }版的广告和公告并排放不下：`{ $paper }`上还差{ $millimetres }毫米高（{ $notices }）
    .booked-wide = { $page }版的广告和公告并排放不下：`{ $paper }`上还差{ $millimetres }毫米宽（{ $notices }）
    .pinned = { $page }版有几条广告或公告要同一个位置，`{ $paper }`上放不下（{ $notices }）
    .help-booked = 把一条移到别的版，或改小一条，或改`pin`
    .help = 缩短，或分成两篇，或用`--paper`换大一些的开本
    .help-columns = 写上`columns = { $columns }`，或删短文字，或用`--paper`换大一些的开本
    .help-notice = 栏数、行数不要超过一个版，或用`--paper`换大一些的开本
no-room-article = 这篇稿件
no-room-notice = 这条广告或公告

overlong-line = 报名用最小的字号也有{ $wide }磅宽；`{ $paper }`只有{ $room }磅
    .masthead = 报头要{ $rows }行；`{ $paper }`只放得下{ $most }行
    .folio = 报眉有一处文字用最小的字号也有{ $wide }磅宽；`{ $paper }`只有{ $room }磅
    .imprint = 末版下方的版权信息要{ $height }磅高；`{ $paper }`只有{ $room }磅
    .filler = 补白用正文字号排{ $columns }栏要{ $rows }行，只给了{ $has }行
    .filler-unmeasured = 补白有{ $characters }字；超过{ $most }字的哪里也放不下
    .unmeasured = `{ $key }`有{ $characters }字；超过{ $most }字的哪种开本也放不下
    .help = 缩短`{ $key }`，或用`--paper`换大一些的开本
    .help-picture = 或在`masthead`里给出报名的图片
    .help-filler = 缩短它的`text`，或把`rows`、`columns`写大些
    .help-unmeasured = 缩短`{ $key }`

overlong-text = 图片说明有{ $characters }个字符，最多能排{ $most }个
    .cell = 单元格有{ $characters }个字符，最多能排{ $most }个
    .help = 改成稿件的段落

wide-table = 表格有{ $columns }列；`{ $paper }`的一栏里最多并排{ $most }列
    .help = 拆成几张列少些的表格，或换一种栏更宽的开本

## 没能照办的（L101到L103、L115）。

unfollowed-wish = { $page }版：没有一种排法能照办全部的`pin`、`group`和`companion_of`，没照办的是{ $articles }的
    .help = 去掉其中一个键，或把一篇稿件移到别的版
    .dominant = { $page }版：没有一种排法能让图片`{ $image }`比别的图片大一半；它占版面的{ $percent }%
    .size = { $page }版：没有一种排法能照`{ $size }`排图片`{ $image }`；它占版面的{ $percent }%
    .help-size = 换一个`size`，或者调整版上别的内容
    .plan = { $page }版：`plan`是`{ $plan }`，但是缺{ $lacks }
    .help-plan = 去掉`plan`，由版上的内容决定；或者补上这类版面需要的内容

# 版面比它的`plan`少什么。
plan-lack-photo = 照片（{ $found }张，至少要{ $asked }张）
plan-lack-majors = 重要稿件（{ $found }篇，至少要{ $asked }篇）
plan-lack-subject = 同一个`group`的稿件（{ $found }篇，至少要{ $asked }篇）
plan-lack-briefs = 简讯（{ $found }条，至少要{ $asked }条）
plan-lack-comment = 评论（{ $found }篇，至少要{ $asked }篇）
plan-lack-notices = 广告或公告（{ $found }条，至少要{ $asked }条）
plan-lack-small-picture = 足够大的图片（占版面的{ $found }%，至少要{ $asked }%）
plan-lack-large-picture = 小一些的图片（占版面的{ $found }%，至多{ $asked }%）
plan-lack-dominant-picture = 主图（是第二大的{ $found }%，应当到{ $asked }%）
plan-lack-high-picture = 上半版的主图（中线在第{ $found }行，应当不低于第{ $asked }行）
plan-lack-lead-lines = 行数少的头条标题（{ $found }行，至多{ $asked }行）
plan-lack-lead-head = 压得住的头条标题（是第二大标题的{ $found }%，应当到{ $asked }%）
plan-lack-entries = 阅读入口（标题、图片、小标题、框共{ $found }个，应当有{ $asked }个）

no-room-between-rows = 行距太小，放不下行间符号：{ $changes }（{ $articles }篇稿件）
    .emphasis = 着重的字改用另一种字体
    .readings = 注音排在字后的括号里
    .names = 专名不加专名号
    .and = { $first }，{ $second }
    .help = 一个字也没丢；粗体（`**…**`）不占行间的地方

forced-line = 有一行没能按规则排，{ $what }：`{ $line }`
    .more = 有一行没能按规则排，{ $what }：`{ $line }`；这篇稿件里这样的行另有{ $more }行
    .help = 改几个字，或换一种栏更宽的开本
forced-line-loose = 排不满
forced-line-word = 断在词的中间
forced-line-marks = 断在一连串标点的中间
forced-line-forbidden = 断在不该断的地方
forced-line-token = 拆开了比一行还长的数字或网址
forced-line-overfull = 比栏宽还长

moved-article = { $from }版太满，稿件排到了{ $to }版
    .added = { $from }版太满，稿件排到了{ $to }版后面加出的一页上
    .help = 缩短这个版的稿件，或把这一篇列到别的版上

## 存了版样的版（L120、L121）。

moved-modules = { $page }版照版样排，但{ $modules }的位置或大小有变动
    .help = 核对这个版；认可，用`paiban build --accept { $page }`存为新版样；不认可，用`--recompose { $page }`不照版样，重新排

layout-given-up = { $page }版不能照版样排：各稿怎样伸缩都排不满
    .grid = { $page }版不能照版样排：开本的栏数、行数或正文字号变了
    .new = { $page }版不能照版样排：版样里没有{ $new }
    .gone = { $page }版不能照版样排：版样里的{ $gone }不在这个版上了
    .content = { $page }版不能照版样排：版样里没有{ $new }，版样里的{ $gone }不在这个版上了
    .forms = { $page }版不能照版样排：照版样的栏数，{ $articles }太长或太短
    .locked = { $page }版上锁住的{ $articles }留不住原来的位置
    .help-locked = 解锁，或让旁边的稿件让一让
    .help = 这个版已重新排过；用`paiban build --accept { $page }`把现在的排法存为版样

module = 一块稿件
    .masthead = 报头
    .index = 导读
    .filler = 补白

## 排好的版上的毛病（L104到L114）。

# 毛病还牵涉到谁，后面接“的主题”“的图片”。
lint-article = `{ $id }`
lint-masthead = 报头
lint-index = 导读
lint-notice = 一条广告或公告
lint-another = 另一篇稿件

through-line = 有一条线在第{ $row }行之下横切全宽（断版），这个版共{ $rows }行
    .gutter = 第{ $column }栏后面的栏距，{ $part }%的版高里没有东西跨过（通线）
    .corners = 四篇稿件的角碰在一点，在第{ $column }栏后、第{ $row }行下
    .help = 在`articles`里换个次序，或改`rank`，或给一篇稿件加框（`boxed = true`）、配图片

butting-heads = 主题与{ $other }的主题并排，字号相近（碰题）：{ $size }磅和{ $other_size }磅
    .help = 给两篇稿件定不同的轻重，或给其中一篇加框（`boxed = true`）

head-order = 主题{ $size }磅，比更重的{ $other }还大，那一篇的主题只有{ $other_size }磅
    .below = 有{ $heads }个主题比紧挨其上的主题还大，最多2个
    .help = 缩短{ $other }的主题，让它能用更大的字号，或改一个`rank`
    .help-below = 在`articles`里把主题大的稿件排在前面，或改一个`rank`

lead-elsewhere = 头条不在版的最上面，上面还有{ $rows }行
    .left = 头条不在版的最左边，左边还有{ $columns }栏
    .help = 给它定位：`pin = "top-left"`，或去掉占着那里的稿件的`pin`

cut-head = 主题有一个词在行末断开了
    .help = 自己给主题分行：写成几行的列表，或在词与词之间加空格

untidy-legs = 这篇稿件的各栏长短不齐，最多相差{ $rows }行
    .subhead = 这篇稿件第{ $leg }栏的最后一行是小标题（背题）
    .short = 这篇稿件有一栏只有{ $rows }行，至少要4行
    .blank = 这篇稿件有一栏的栏底空出{ $rows }行，最多3行
    .help = 增减几个字，或加一张图片，把各栏排齐
    .help-subhead = 把小标题挪一段，或在它前面增减几个字

unquiet-page = 加框的稿件有{ $articles }篇，最多2篇
    .sizes = 主题的字号有{ $sizes }种，最多6种
    .beside = 竖题和排在正文旁边的主题有{ $heads }个，最多2个
    .help = 去掉其中几篇的`boxed`
    .help-ranks = 这个版少用几档轻重

grey-area = 从第{ $column }栏第{ $row }行起，{ $columns }栏宽、{ $rows }行高的一块没有图片、主题和框
    .help = 给一篇稿件配图片，或给其中一篇加框（`boxed = true`）

touching-pictures = 有一张图片与{ $other }的图片挨在一起
    .help = 把一张图片移到文字里，或在`articles`里换个次序

jump = 这篇稿件转到{ $page }版
    .sheet = 这篇稿件转到本版续页
    .help = 缩短这篇稿件，或把本版另一篇列到别的版上，或给它写上`may_jump = false`

quote-left-out = 版上排不下引语
    .help = 引语里的话只在正文里出现；正文写长些，或者去掉`quote`

many-jumps = 转到别的版的稿件有{ $articles }篇，最多2篇
    .help = 把一篇稿件列到别的版上，或缩短一篇，或给一篇写上`may_jump = false`

underfull-page = 版面只排了{ $part }%，至少要排到98.5%
    .help = 加稿件、图片或补白
    .help-paper = 加稿件、图片或补白，或换小一些的开本：在`publication.toml`里写`paper = "{ $paper }"`

## 开本、风格和风格的字体（F202、T101）。

kind-paper = 开本
kind-theme = 风格

unknown-family = 找不到字体族`{ $family }`，它写在风格`{ $theme }`里
    .help = `paiban fonts`列出字体族；`--font-dir DIR`增加字体

# 括号里是解析程序的原话。
invalid-theme = 风格文件读不懂（{ $reason }）
    .missing-key = 缺少必需的键{ $key }
    .unknown-key = 不认识的键{ $key }，可以用的是{ $expected }
    .unknown-value = 不认识的值{ $value }，可以用的是{ $expected }
    .type = 这里是{ $found }，应该是{ $expected }
    .rule = `rules.{ $name }`是{ $width }，应该是0到20磅的宽度
    .indent = `text.indent`是{ $indent }，应该是0到{ $most }个字
    .size = `text.{ $name }`是{ $size }，最大{ $most }磅
    .body-size = `text.body_sizes`里有{ $size }，应该是{ $least }到{ $most }磅
    .body-sizes = `text.body_sizes`没有从小到大排
    .tint = `boxes.tint`是{ $tint }，应该是0到{ $most }（黑色的百分比）
    .drop-cap = `drop_cap.rows`是{ $rows }，应该是0，或2到{ $most }
    .chart = `chart.rows`是{ $rows }，应该是{ $least }到{ $most }
    .boxes = `boxes.most`是{ $boxes }，应该是0到{ $most }
    .mark = `end.mark`是{ $mark }，应该是一个字符，或者留空
    .ink = `rules.ink`是{ $ink }，应该是0到100（黑色的百分比）
    .no-sizes = 轻重为{ $rank }的主题没有字号，至少要一个
    .sizes = 轻重为{ $rank }的主题，字号没有从大到小排
    .plan-picture = `plans.{ $plan }.picture`是{ $least }到{ $most }，应该是版面的百分比，从小到大
    .plan-width = `plans.{ $plan }.picture_width`是{ $width }，应该是0到100（版面宽度的百分比）
    .plan-heads = `plans.{ $plan }.heads`没有从大到小排
    .plan-lines = `plans.{ $plan }.lead_lines`是{ $lines }，应该是1到{ $most }
    .plan-entries = `plans.{ $plan }.entries`是{ $entries }，最多{ $most }
    .contrast = `{ $key }`把{ $color }印在{ $ground }上，对比度只有{ $ratio }∶1，至少要{ $least }∶1
    .help-contrast = `colours.{ $name }`改成`{ $better }`就够了
    .ink-limit = `colours.total_ink`是{ $ink }，应该是{ $least }到400
    .tint-share = `colours.{ $name }`是{ $tint }，应该是0到{ $most }（主色的百分比）
    .unknown-base = 不认识的底本`{ $name }`，可以用的是{ $known }，或同一文件夹里的风格文件
    .circular = 底本`{ $name }`反过来以这个风格为底本，或者一环套一环超过了{ $most }个
    .help = `templates/themes/party.toml`里有全部的键，每个都带注释

theme-rank-lead = `lead`
theme-rank-major = `major`
theme-rank-middle = `middle`
theme-rank-minor = `minor`
theme-rank-brief = `brief`
theme-rank-photo = `photo`

# 风格里可以用的几个名称。
theme-one-of = { $names }
theme-either = { $first }或{ $second }

# 风格里写了什么。
theme-found-boolean = 真假值{ $value }
theme-found-integer = 整数{ $value }
theme-found-decimal = 小数{ $value }
theme-found-string = 字符串{ $value }
theme-found-array = 列表
theme-found-table = 表

# 应该写什么。
theme-number = 数字
theme-whole-number = 整数
theme-string = 字符串
theme-boolean = 真假值
theme-array = 列表
theme-table = 表
colour-expected = 颜色（如`#c8102e`）或`none`
tint-expected = 主色的百分比（0到100），或一种颜色（如`#e9f1f8`）
type-size = 字号的名称（`初号`到`八号`）或4到200磅
