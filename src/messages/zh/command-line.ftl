### 各个命令和终端上说的话：cli。

## 程序为什么停下

failure-line = { $word }：{ $text }
failure-error = 错误
failure-cause = { $what }：{ $cause }
standard-output = 标准输出
kind-code = 代码

program-bug = paiban { $version }有缺陷，出在“{ $stage }”这一步
    .help = 请报告这个缺陷，附上上面的信息和引起它的输入

## 停下以后怎么办

way-out-issue = 请给出有`issue.toml`的文件夹，或一份`issue.json`；`paiban new`写一个供起步用的文件夹
way-out-one-of = 里面有{ $count }期，请写明是哪一期：{ $issues }
    .more = 里面有{ $count }期，请写明是哪一期，如{ $issues }
way-out-known = 可选：{ $names }
way-out-no-folder = 新建文件夹`{ $folder }`，或改正路径
way-out-is-folder = 移走这个文件夹，或把文件存到别处
way-out-too-large = 放宽文件大小的限度：`ulimit -f unlimited`
way-out-open = 在那个程序里关掉它，再运行一次；原来的文件完好
way-out-quotation-mark = 路径的后引号前面不要写反斜杠

## 各个步骤和进度

stage-arguments = 读命令行
stage-source = 读入
stage-check = 检查
stage-layout = 排版
stage-output = 写成品
stage-import = 导入
stage-epub = 读回电子书

progress = { $bar } { $done }/{ $of }期，{ $pages }，还要{ $time }
    .pages = { $pages }版
    .plain = { $bar } { $done }/{ $of }，还要{ $time }

## 几个命令共用的选项

unknown-code = 没有这个代码；`paiban explain`列出全部
    .near = 没有这个代码；是不是`{ $near }`？
unallowable-code = `{ $code }`不能放行：排不出来就没有版面；可以用`--epub`只做电子书
allowed-and-denied = `{ $code }`又要放行，又要升为错误
    .help = 去掉`--allow { $code }`或`--deny { $code }`
nothing-written = { $counts }；什么也没有写
no-fonts-in-folder = 文件夹`{ $folder }`里没有字体
    .help = `--font-dir`后面要写放TrueType或OpenType字体的文件夹

## build和check

outputs-kept = { $issue }没有变，不必重做
not-written = 没有写：{ $outputs }
emit-of-book = `--emit`要的是一期，不是EPUB
    .help = 改写这一期的路径
issue-without-book = `--issue`只在检查EPUB或微信稿时用
    .help = 写EPUB或`wechat`文件夹的路径，或只写这一期

## compile

no-month = 月份这样写：2026-03
no-base-url = 网站的地址这样写：https://example.org/paper/
no-day = { $fault }；要写成2026-03-20这样
no-web-address = 网址要以`http://`或`https://`开头
no-such-page = 这一期没有`{ $page }`版
    .help = 可选：{ $pages }
from-after-to = `--from { $from }`比`--to { $to }`晚
    .help = 对调这两个日期
left-out = `{ $path }`有错误，没有收进合订本
    .help = 改好以后重新做合订本

## explain

explain-title = { $code } { $slug }（{ $severity }）
explain-family = { $letter }：{ $name }
explain-lists-all = `paiban explain`列出全部代码

## fonts

fonts-of-faulty-issue = 这一期有错误，列出的可能不全；请运行`paiban check`
fonts-role =
    .body = { $name }（正文）
    .headline = { $name }（标题）
    .headline-heavy = { $name }（重标题）
    .headline-light = { $name }（轻标题）
    .strong = { $name }（特粗黑）
    .label = { $name }（小标题、标签）
    .strong-light = { $name }（细黑）
    .caption = { $name }（图片说明）
    .kai = { $name }（楷体）
fonts-face = { $family }，{ $style }，字重{ $weight }，{ $origin }
    .covering = { $face }，{ $characters }个字符里有{ $has }个
fonts-style = 正体
    .italic = 斜体
    .oblique = 倾斜体
fonts-bundled = 自带，{ $file }
fonts-cover-all = 每个字符都有字体
fonts-lack = 哪种字体都没有的字符：

## import

import-with-json = 输入`issue.json`，就只能有这一个文件
    .help = 去掉其他文件
import-option-with-json = `{ $option }`只用于识别文本；`issue.json`里已经有了
    .help = 去掉`{ $option }`
import-without-date = 没有写这一期的日期
    .help = 加上`--date YYYY-MM-DD`
import-labels = 写了{ $labels }个版次，只有{ $pages }个版
    .help = 按次序，每个版写一次`--label`
import-other-folder = 换一个文件夹，或加上`--force`，替换原来的一期
import-no-lists = 在`{ $file }`里找不到稿件列表
    .help = 给每个版写上`articles`
import-renamed = { $old }改名为{ $new }，因为已经有另一篇{ $old }
import-merged = 已加进{ $folder }：{ $articles }篇稿件，{ $pages }个新版
import-found = { $file }：{ $format }，{ $pages }个版，依据是{ $ground }
import-passed-over = 没有导入{ $file }：{ $better }对同样的版说得更多
import-no-pages = `{ $folder }`里没有版
    .help = 里面没有认得的文件：METS/ALTO、PAGE XML、hOCR、Markdown，或块、PaddleOCR、MinerU、Docling的JSON
import-ground-boxes = 有`version`和`blocks`
import-ground-docling = 有`schema_name`，或有`body`引出的引用
import-ground-mineru = 各项有`page_idx`，或有`pdf_info`
import-ground-paddle = 有`parsing_res_list`
import-ground-pdf = 文件开头是`%PDF-`
import-ground-alto = 有元素`alto`
import-ground-page = 有元素`PcGts`
import-ground-hocr = 有类`ocr_page`
import-ground-mets = 有元素`mets`，稿件按其逻辑结构
import-ground-mets-pages = 有元素`mets`，逻辑结构里没有稿件，按位置判断
wrote-issue = 已写入{ $folder }（{ $files }个文件）

## new和man

unportable-folder = 文件夹不能叫`{ $name }`：{ $why }
    .help = 换一个各种系统都能用的名字，文件夹才能搬到别处
new-other-folder = 换一个新的或空的文件夹
new-next = 下一步：paiban build { $issue }
wrote-file = 已写入{ $path }
wrote-manual = 已写入{ $folder }（{ $pages }页）

## verify

record-tree = { $records }份生成记录，{ $files }个文件
issue-of-tree = `--issue`要的是一份生成记录，不是放着许多份的文件夹
    .help = 写明这一期的生成记录，或它的一个成品文件
no-option = 选项要写成paper=tabloid-6这样
record-description = { $issue }：由{ $program }用{ $files }个文件生成（{ $options }）
no-record = `{ $folder }`里没有提到`{ $name }`的生成记录
    .tree = `{ $folder }`里面，各层都没有生成记录
    .bag = `{ $folder }`里没有这个归档包的生成记录
    .unreadable = `{ $path }`不能当作生成记录来读：{ $reason }
    .help = `paiban build`把生成记录写在成品旁边

## 双击启动

double-click = paiban把一期报纸做成EPUB和PDF

    编辑台在浏览器里打开：在那里新办一份，或打开一期。关掉这个窗口，编辑台就关了。

    它也是命令行程序：在程序所在的文件夹里按住Shift，在空白处点右键，选“在终端中打开”，键入.\paiban --help
    .failed = 按回车键关掉这个窗口

## plan、catalogue和check --deposit

no-plan = `{ $path }`不是计划：第{ $line }行不是单元
    .help = 要的是`paiban plan`写出来的内容
catalogue-counts = { $files }个文件，{ $refused }期有错误
deposit-yes = 是
deposit-no = 否
deposit-advised = 否（建议）
deposit-line = | { $answer } | { $question } | { $why } |
    .head = |回答|问什么|依据|

## site

site-without-day = 网站里没有{ $day }这一期，不用撤下
