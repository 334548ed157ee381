### 几个阶段共用的话。

verbatim = { $text }
did-you-mean = 是不是`{ $name }`？
more-places = 同样的问题还有{ $count }处，没有一一列出（{ $slug }）

# 系统拒绝的原因；括号里是系统的原话。
system-not-found = 找不到（{ $text }）
system-permission = 没有权限（{ $text }）
system-exists = 已经有了（{ $text }）
system-not-a-folder = 路径中间有一段不是文件夹（{ $text }）
system-folder = 这是文件夹（{ $text }）
system-not-empty = 文件夹不是空的（{ $text }）
system-read-only = 磁盘只读（{ $text }）
system-full = 磁盘满了（{ $text }）
system-too-large = 文件太大（{ $text }）
system-busy = 文件被别的程序占用（{ $text }）
system-memory = 内存不够（{ $text }）
system-cut-off = 文件不完整（{ $text }）
system-name = 系统不接受这个文件名（{ $text }）
system-open = 别的程序正开着它（{ $text }）
system-other = 系统报错（{ $text }）

## 使程序停下的错误。

cannot-read = 读不了`{ $path }`
cannot-write = 写不了`{ $path }`
not-an-issue = `{ $path }`不是一期报纸的文件夹，也不是本程序能读的文件
unknown-name = 没有名为`{ $name }`的{ $what }
exists-already = `{ $path }`已经有了
writer-refused = { $format }写不成：{ $reason }
unusable-face = 字体`{ $name }`不能用：{ $reason }

## 说的是哪里。

subject-issue = { $day }这一期
subject-page = { $label }版
subject-article = 稿件{ $id }
area-of-page = { $subject }，位置{ $corners }（以版面的千分之一计）
member-of-archive = { $archive }里的{ $path }

## 诊断信息的样子。

with-help = { $line }（建议：{ $help }）
at-place = { $place }：{ $text }
of-a-kind = { $summary }（{ $count }处）
of-a-kind-more = 另有{ $count }处；用`--message-format short`可以全部列出
help-separator = ；
help-name = 建议
wrote = 已写入{ $path }（{ $size }）
wrote-sheets = 已写入{ $path }（{ $count }页，{ $size }）
nothing-to-report = 没有问题
errors = { $count }个错误
warnings = { $count }个警告
advice = { $count }条提示
