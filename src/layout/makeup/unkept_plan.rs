//! Pages that are not what their editor says they are about.

use crate::diagnostics::{Code, Diagnostic};
use crate::layout::plan::{Lack, LackKind, Plan};
use crate::messages::{Sentence, list, sentence};

/// A remark on a page that lacks something of the plan that its editor named (L101).
pub(super) fn unkept_plan(plan: &Plan) -> Option<Diagnostic> {
    let planned = &plan.planned;
    if !planned.is_named || planned.lacks.is_empty() {
        return None;
    }
    let (page, kind) = (&plan.label, planned.kind.name());
    let lacks = list(planned.lacks.iter().map(said));
    let message = sentence!("unfollowed-wish.plan", page, plan = kind, lacks);
    let remark = Diagnostic::new(Code::UnfollowedWish, message).on_page(page);
    Some(remark.help(sentence!("unfollowed-wish.help-plan")).data("part", "plan").data("plan", kind))
}

fn said(lack: &Lack) -> Sentence {
    let Lack { kind, found, asked } = lack;
    let key = match kind {
        LackKind::Photo => "plan-lack-photo",
        LackKind::Majors => "plan-lack-majors",
        LackKind::Subject => "plan-lack-subject",
        LackKind::Briefs => "plan-lack-briefs",
        LackKind::Comment => "plan-lack-comment",
        LackKind::Notices => "plan-lack-notices",
        LackKind::SmallPicture => "plan-lack-small-picture",
        LackKind::LargePicture => "plan-lack-large-picture",
        LackKind::DominantPicture => "plan-lack-dominant-picture",
        LackKind::HighPicture => "plan-lack-high-picture",
        LackKind::LeadLines => "plan-lack-lead-lines",
        LackKind::LeadHead => "plan-lack-lead-head",
        LackKind::Entries => "plan-lack-entries",
    };
    sentence!(key, found, asked)
}
