//! A person's own templates: kept from the open map, renamed and deleted on the start page.

use std::path::PathBuf;

use super::desk::{Desk, JobResult};
use super::jobs::JobId;
use crate::i18n::Catalog;
use crate::storage::personal::{self, KeepError, Personal};
use crate::ui::dialog::question::{self, Question};
use crate::ui::dialog::template::{self, Answer, TemplateForm};

/// What is being asked.
enum Asking {
    /// A name for the open map's template.
    Keep(TemplateForm),
    /// Whether to replace the template of that name.
    Replace(TemplateForm),
    Rename(Personal, TemplateForm),
    Remove(Personal),
}

/// What became of a template.
pub enum TemplateReport {
    Kept(TemplateForm, Result<(), KeepError>),
    Renamed(Personal, TemplateForm, Result<(), KeepError>),
    Removed(String, Result<(), KeepError>),
}

/// The state between asking and doing.
#[derive(Default)]
pub struct TemplateAction {
    asking: Option<Asking>,
    job: Option<JobId>,
}

impl TemplateAction {
    pub fn is_asking(&self) -> bool {
        self.asking.is_some()
    }

    /// Asks under which name the open map becomes a template.
    pub fn begin(&mut self, desk: &mut Desk) {
        let Some(session) = &mut desk.session else {
            return;
        };
        session.editor.finish_text_edit(crate::editor::Finish::Keep);
        let name = personal::plain_name(&session.title(desk.look.words));
        self.asking = Some(Asking::Keep(TemplateForm::new(name)));
    }

    pub fn rename(&mut self, template: Personal) {
        let form = TemplateForm::renaming(template.name.clone());
        self.asking = Some(Asking::Rename(template, form));
    }

    pub fn remove(&mut self, template: Personal) {
        self.asking = Some(Asking::Remove(template));
    }

    /// Shows what is being asked and does what was answered.
    pub fn show(&mut self, desk: &mut Desk) {
        let words = &desk.look.words.template;
        let is_busy = self.job.is_some();
        match self.asking.take() {
            None => {}
            Some(Asking::Keep(mut form)) => {
                match template::show(&desk.ctx, desk.look, &mut form, is_busy) {
                    None => self.asking = Some(Asking::Keep(form)),
                    Some(Answer::Keep) => self.keep(desk, form, false),
                    Some(Answer::Cancel) => {}
                }
            }
            Some(Asking::Replace(form)) => {
                let question = Question {
                    title: words.replace_title(&personal::plain_name(&form.name)),
                    body: words.replace_body.to_owned(),
                    answers: vec![words.replace, desk.look.words.dialog.cancel],
                };
                match question::show(&desk.ctx, desk.look, &question) {
                    None => self.asking = Some(Asking::Replace(form)),
                    Some(0) => self.keep(desk, form, true),
                    Some(_) => self.asking = Some(Asking::Keep(form)),
                }
            }
            Some(Asking::Rename(template, mut form)) => {
                match template::show(&desk.ctx, desk.look, &mut form, is_busy) {
                    None => self.asking = Some(Asking::Rename(template, form)),
                    Some(Answer::Keep) => self.start_renaming(desk, template, form),
                    Some(Answer::Cancel) => {}
                }
            }
            Some(Asking::Remove(template)) => {
                let question = Question {
                    title: words.remove_title(&template.name),
                    body: words.remove_body.to_owned(),
                    answers: vec![words.remove_button, desk.look.words.dialog.cancel],
                };
                match question::show(&desk.ctx, desk.look, &question) {
                    None => self.asking = Some(Asking::Remove(template)),
                    Some(0) => self.start_removing(desk, template),
                    Some(_) => {}
                }
            }
        }
    }

    fn keep(&mut self, desk: &mut Desk, form: TemplateForm, replaces: bool) {
        let words = &desk.look.words.template;
        let (Some(folder), Some(session)) = (templates_folder(desk), &desk.session) else {
            let form = form.with_problem(words.no_folder);
            self.asking = Some(Asking::Keep(form));
            return;
        };
        let mut document = session.editor.document().clone();
        let (id, _) = desk.jobs.start("template", move |_| {
            if form.structure_alone == Some(true) {
                document = document.structure_alone();
            }
            let result = personal::keep(&folder, &form.name, &document, replaces);
            JobResult::Template(TemplateReport::Kept(form, result.map(|_| ())))
        });
        self.job = Some(id);
    }

    fn start_renaming(&mut self, desk: &mut Desk, template: Personal, form: TemplateForm) {
        let (id, _) = desk.jobs.start("template", move |_| {
            let result = personal::rename(&template.path, &form.name);
            JobResult::Template(TemplateReport::Renamed(template, form, result.map(|_| ())))
        });
        self.job = Some(id);
    }

    fn start_removing(&mut self, desk: &mut Desk, template: Personal) {
        let (id, _) = desk.jobs.start("template", move |_| {
            let result = personal::remove(&template.path).map_err(KeepError::from);
            JobResult::Template(TemplateReport::Removed(template.name, result))
        });
        self.job = Some(id);
    }

    /// A template was kept, renamed or deleted, or could not be: then the question comes back.
    pub fn done(&mut self, desk: &mut Desk, report: TemplateReport) {
        self.job = None;
        let words = desk.look.words;
        match report {
            TemplateReport::Kept(form, Ok(())) => {
                desk.say(words.template.saved(&personal::plain_name(&form.name)));
            }
            TemplateReport::Kept(form, Err(KeepError::Taken)) => {
                self.asking = Some(Asking::Replace(form));
            }
            TemplateReport::Kept(form, Err(error)) => {
                let form = form.with_problem(&message(&error, words));
                self.asking = Some(Asking::Keep(form));
            }
            TemplateReport::Renamed(_, form, Ok(())) => {
                desk.say(words.template.renamed(&personal::plain_name(&form.name)));
            }
            TemplateReport::Renamed(template, form, Err(error)) => {
                let form = form.with_problem(&message(&error, words));
                self.asking = Some(Asking::Rename(template, form));
            }
            TemplateReport::Removed(name, Ok(())) => desk.say(words.template.removed(&name)),
            TemplateReport::Removed(_, Err(error)) => desk.say(message(&error, words)),
        }
    }

    /// A job ended without a result.
    pub fn lost(&mut self, id: JobId) {
        if self.job == Some(id) {
            self.job = None;
        }
    }
}

/// Where templates are kept; `None` on a machine without a home.
pub fn templates_folder(desk: &Desk) -> Option<PathBuf> {
    desk.keeper.folder().map(personal::folder)
}

fn message(error: &KeepError, words: &Catalog) -> String {
    match error {
        KeepError::NoName => words.template.no_name.to_owned(),
        KeepError::Taken => words.template.taken.to_owned(),
        KeepError::Save(error) => error.message(words),
    }
}
