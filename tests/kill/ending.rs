//! Endings that leave a moment: panics, signals, `exit` in a library. Nothing at all is lost then.

use std::io::Read as _;
use std::process::{Command, ExitStatus};

use crate::Victim;
use crate::worker::number_in;

struct Ended {
    victim: Victim,
    status: ExitStatus,
    said: String,
}

fn end(mode: &str, signal: Option<&str>) -> Ended {
    let mut victim = Victim::start(mode, 1);
    if let Some(signal) = signal {
        while victim.edits.len() < 40 {
            assert!(victim.hear(), "it goes on until it is told to end");
        }
        let pid = victim.child.id().to_string();
        let sent = Command::new("kill").args([signal, &pid]).status().unwrap();
        assert!(sent.success());
    }
    let status = victim.child.wait().unwrap();
    victim.hear_all();
    let mut said = String::new();
    let mut stderr = victim.child.stderr.take().unwrap();
    stderr.read_to_string(&mut said).unwrap();
    Ended {
        victim,
        status,
        said,
    }
}

pub fn every_ending_leaves_the_map() {
    for mode in ["panic", "panic elsewhere", "panic caught"] {
        let ended = end(mode, None);
        assert_eq!(ended.status.code(), Some(101), "{mode}: {}", ended.said);
        let place = concat!("tests/kill/worker.rs", ":");
        assert!(ended.said.contains(place), "{mode}: {}", ended.said);
        assert!(
            ended.said.contains("Your map is safe"),
            "{mode}: {}",
            ended.said
        );
        let offer = ended.victim.recovered().remove(0);
        assert_eq!(number_in(&offer.document), 40, "{mode}");
        let noted = offer.panic.expect("it is noted");
        assert!(
            noted.contains(place) && noted.ends_with("on purpose"),
            "{noted}"
        );
        assert_eq!(ended.victim.edits.len(), 40, "{mode}: it went on");
    }
    let ended = end("exit", None);
    assert_eq!(ended.status.code(), Some(1));
    assert_eq!(number_in(&ended.victim.recovered()[0].document), 40, "exit");
    #[cfg(unix)]
    for (name, number) in [("-TERM", 15), ("-INT", 2), ("-HUP", 1)] {
        use std::os::unix::process::ExitStatusExt as _;
        let ended = end("wait", Some(name));
        assert_eq!(
            ended.status.signal(),
            Some(number),
            "{name}: {}",
            ended.said
        );
        let offer = ended.victim.recovered().remove(0);
        assert_eq!(number_in(&offer.document), 40, "{name}");
        assert!(offer.panic.is_none());
    }
    println!("panics, signals and exits: nothing lost");
}
