//! Words by which names in running text are known.

/// Characters that often stand behind a name, and are seldom the last of one.
pub(super) const AFTER_NAMES: &str = "说称道的是在和与及等为对向将也都就又还先同介表告认指强把被给让从到了着过曾已正不没有才再当去来上下里中后前說稱為對將還從過沒來裡後";

/// What parts the names of a list.
pub(super) const PARTS: [&str; 6] = ["、", "以及", "和", "与", "及", "，"];

/// What says that a list has another order than that of ranks.
pub(super) const OTHER_ORDERS: [&str; 6] = ["左起", "右起", "从左", "从右", "姓氏", "音序"];

/// What makes another title of one that stands behind it.
pub(super) const OF_LOWER_RANK: [&str; 5] = ["副", "原", "前", "代", "代理"];

/// The first of them, which is part of the title.
pub(super) const DEPUTY: &str = OF_LOWER_RANK[0];
