### 选项的值。选项本身的说明在help.ftl里。

number-outside = { $number }不在{ $least }到{ $most }之间
number-empty = 没有写数字
number-too-large = 数字太大
number-too-small = 数字太小
number-of-other-characters = 要写整数
