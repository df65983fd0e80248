//! A folder of its own for each test, in which `khabar` runs.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;
use tempfile::TempDir;

/// A sentence with a claim, its source, a place and a day.
pub(crate) const AIRPORT: &str =
    "قال مصدر في وزارة الصحة إن قوات خليفة حفتر قصفت مطار معيتيقة في طرابلس يوم الثلاثاء.";
/// Another.
pub(crate) const MEETING: &str =
    "التقى غسان سلامة وفايز السراج في طرابلس، وأعلنت الأمم المتحدة تأجيل المؤتمر.";

pub(crate) struct Place(TempDir);

/// What a command said and how it ended.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// With `texts/a.txt` and `texts/b.txt` in a collection.
    pub(crate) fn with_collection() -> Self {
        let place = Self::new();
        place.write("texts/a.txt", AIRPORT).write("texts/b.txt", MEETING);
        place.done(&["add", "--published", "2020-08-22", "texts"]);
        place
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// The command, still to be started.
    pub(crate) fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        command.current_dir(self.0.path());
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Said {
        self.command(KHABAR).args(args).output().unwrap().into()
    }

    /// Run a command that must do all of its job.
    pub(crate) fn done(&self, args: &[&str]) -> String {
        let said = self.run(args);
        assert_eq!(said.code, Some(0), "khabar {args:?}: {said:?}");
        said.out
    }

    /// Run a command that must fail with that status, and give its complaint.
    pub(crate) fn fails(&self, code: i32, args: &[&str]) -> String {
        let said = self.run(args);
        assert_eq!(said.code, Some(code), "khabar {args:?}: {said:?}");
        said.err
    }

    pub(crate) fn json(&self, args: &[&str]) -> Value {
        serde_json::from_str(&self.done(args)).unwrap()
    }

    /// Ids of all documents of the collection.
    pub(crate) fn stored(&self) -> Vec<String> {
        let list = self.json(&["show", "--json", "--limit", "100000"]);
        list["rows"].as_array().unwrap().iter().map(|row| text(&row["id"])).collect()
    }
}

pub(crate) const KHABAR: &str = env!("CARGO_BIN_EXE_khabar");

pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap().to_string()
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}
