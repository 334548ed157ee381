//! What the table of codes says, in Simplified Chinese, in the words of a newsroom.

use super::code::Section;
use super::{Code, Severity};

/// One sentence about the fault.
pub(super) const fn summary(code: Code) -> &'static str {
    match code {
        Code::MissingFile => "本期用到的文件读不到。",
        Code::InvalidUtf8 => "文本文件不是UTF-8编码。",
        Code::Syntax => "TOML或JSON文件有语法错误。",
        Code::UnknownKey => "表里有不认识的键。",
        Code::WrongType => "键的值类型不对。",
        Code::MissingKey => "缺少必需的键。",
        Code::InvalidValue => "键的值不在允许之列。",
        Code::InvalidDate => "日期在日历上不存在。",
        Code::PathOutside => "路径指到了本期文件夹之外。",
        Code::FileTooLarge => "文件太大，不读。",
        Code::NoPublication => "找不到`publication.toml`。",
        Code::OverLimit => "本期的某一项超过了限度。",
        Code::UnportableName => "文件名不是每个系统都能用，或与另一个文件名分不开。",
        Code::DuplicateArticle => "本期有两篇稿件id相同。",
        Code::DuplicateLabel => "本期有两个版版次相同。",
        Code::UnknownReference => "`companion_of`指的不是本期的另一篇稿件。",
        Code::EmptyPage => "版上没有稿件。",
        Code::UnlistedArticle => "文件夹里有稿件没有排上任何版。",
        Code::NoPages => "本期没有版。",
        Code::InvalidLanguage => "语言标签不合BCP 47。",
        Code::InvalidUrl => "网址不以`http://`、`https://`或`mailto:`开头。",
        Code::ContestedPlace => "一个版上有两篇稿件要占同一个位置。",
        Code::PartedArticles => "该排在一起的稿件分在了不同的版。",
        Code::RenamedArticle => "导入的稿件，文件没有按它的id取名。",
        Code::MissingImprint => "版权信息缺了每期必须刊登的内容。",
        Code::InvalidSerial => "刊号的格式或校验码不对。",
        Code::PermitPosesAsPress => "内部资料用了正式报纸的说法。",
        Code::EmptyArticle => "稿件没有正文、图片和主题。",
        Code::MissingHeadline => "稿件没有主题。",
        Code::NoFrontMatter => "稿件开头没有文件头。",
        Code::UnsupportedMarkdown => "正文用了不支持的标记。",
        Code::InvalidRuby => "`<ruby>`不完整。",
        Code::UndefinedNote => "脚注与注码对不上。",
        Code::InlinePicture => "图片夹在了一行文字当中。",
        Code::InvisibleCharacter => "文字里有看不见的字符，已略去。",
        Code::InvisibleControl => "文字里有看不见的控制符，已略去。",
        Code::ControlCharacter => "文字里有控制字符。",
        Code::PrivateUse => "文字里有私用区字符。",
        Code::UnbalancedBrackets => "括号或引号不成对。",
        Code::MixedWidth => "标点、字母或数字的全角、半角不合中文习惯。",
        Code::NotNfc => "文字不是Unicode的NFC形式。",
        Code::ReplacementCharacter => "文字里有替换字符U+FFFD。",
        Code::HtmlComment => "正文里有HTML注释。",
        Code::MarkForm => "标点的写法不合中文习惯。",
        Code::UnreadablePicture => "图片打不开。",
        Code::MissingAlt => "图片没有替代文字。",
        Code::TooFewPixels => "图片像素太少，印出来不清楚。",
        Code::UnsupportedPicture => "图片格式不支持。",
        Code::PictureTooLarge => "图片像素太多。",
        Code::LostPicture => "图片丢失，只剩下说明。",
        Code::MissingGlyph => "所有字体都没有文中的某个字。",
        Code::UnknownFamily => "找不到风格指定的字体。",
        Code::UnusableFont => "字体文件不能用。",
        Code::NoMasthead => "识别文本没有报头，或报头与报刊对不上。",
        Code::JoinedParagraph => "两段已并成一段。",
        Code::UnsureJoin => "两段可能本是一段，没有合并。",
        Code::SuspiciousWord => "文字里有可疑词表中的词。",
        Code::UnsureHeading => "标题行是什么标题，拿不准。",
        Code::BylineAsText => "署名留在了正文里。",
        Code::UnfollowedWish => "没有一种排法能照办版上的定位、成组和配稿。",
        Code::NoRoomBetweenRows => "行间放不下符号。",
        Code::ForcedLine => "有一行排不合规则。",
        Code::ThroughLine => "有一条线贯通全版。",
        Code::ButtingHeads => "两个主题并排，读起来像一个。",
        Code::HeadOrder => "主题大小与稿件轻重不符。",
        Code::LeadElsewhere => "头条不在版的左上角。",
        Code::CutHead => "主题把一个词断开了。",
        Code::UntidyLegs => "稿件的各栏长短不齐。",
        Code::UnquietPage => "一个版上突出的地方太多。",
        Code::GreyArea => "版上有一大片只有文字。",
        Code::TouchingPictures => "两篇稿件的图片挨在一起。",
        Code::ManyJumps => "版上转版的稿件太多。",
        Code::UnderfullPage => "版没有排满。",
        Code::MovedArticle => "稿件排到了后面的版。",
        Code::NoRoom => "这种开本没有一个版放得下这篇稿件或这条广告、公告。",
        Code::OverlongLine => "报纸或版的一处文字放不进它的位置。",
        Code::OverlongText => "图片说明或单元格的字数太多，排不了。",
        Code::WideTable => "表格的列太多，并排放不下。",
        Code::InvalidTheme => "风格文件不能用。",
        Code::InvalidTemplate => "EPUB的模板不能用。",
        Code::NotABook => "文件不是本程序生成的EPUB。",
        Code::BrokenBook => "做好的电子书不完整。",
        Code::OversizedBook => "电子书太大，不检查。",
        Code::ReducedPicture => "EPUB里的图片缩小了。",
        Code::EmptyVolume => "合订本一期也没有找到。",
        Code::DuplicateDay => "合订本里有两期日期相同。",
        Code::MixedPublications => "合订本里的各期不是同一种报刊。",
        Code::MissingDay => "合订本缺了出报日的一期。",
        Code::UnusableCache => "排好的版存不进缓存。",
        Code::LeftOut => "有错误的一期没有收进合订本。",
        Code::LesserPdf => "PDF只达到标准的较低级别。",
        Code::RefusedByStandard => "版上有PDF标准不允许的内容。",
        Code::ShortenedString => "文字太长，PDF的字符串放不下。",
        Code::ChangedOutput => "成品文件不见了，或生成之后有改动。",
        Code::ChangedInput => "本期的文件不见了，或成品生成之后有改动。",
        Code::NoRecord => "没有生成记录。",
    }
}

/// The heading of a section of every page.
pub(super) const fn heading(section: Section) -> &'static str {
    match section {
        Section::WhatItIs => "问题",
        Section::WhyItMatters => "影响",
        Section::Example => "示例",
        Section::Fixed => "改正",
        Section::Options => "选项",
    }
}

/// What the codes of a family are about.
pub(super) fn family(letter: char) -> &'static str {
    match letter {
        'M' => "报刊、期和版",
        'A' => "稿件的文字",
        'S' => "图片",
        'F' => "字体",
        'I' => "识别文本的导入",
        'L' => "版面",
        'T' => "风格与模板",
        'B' => "做好的电子书",
        'C' => "合订本",
        'P' => "PDF",
        _ => "生成记录与归档包",
    }
}

/// How bad a fault is.
pub(super) const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "警告",
        Severity::Advice => "提示",
    }
}
