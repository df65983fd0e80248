//! `khabar serve`: the page of a collection.

use clap::Args;
use khabar::store::Store;

use crate::{StoreArgs, output};

#[derive(Args)]
pub(crate) struct ServeArgs {
    #[command(flatten)]
    store: StoreArgs,
    /// Port on 127.0.0.1; 0 takes any that is free
    #[arg(long, default_value_t = 7465)]
    port: u16,
    /// Open the page in the browser
    #[arg(long)]
    open: bool,
}

pub(crate) fn run(args: &ServeArgs) -> anyhow::Result<u8> {
    serve(Store::open(&args.store.store)?, args.port, args.open)
}

/// Serve until Ctrl-C. The address is the first line of standard output.
pub(crate) fn serve(store: Store, port: u16, open: bool) -> anyhow::Result<u8> {
    khabar_server::serve(store, port, |address| {
        let url = format!("http://{address}/");
        // A closed standard output is no reason not to serve.
        let _ = output::say(&url);
        output::complain("Ctrl-C ends it. Nothing leaves this machine.");
        if open && !browse(&url) {
            output::complain(&format!("no browser could be opened; open {url} yourself"));
        }
    })?;
    Ok(0)
}

fn browse(url: &str) -> bool {
    let openers: &[(&str, &[&str])] = if cfg!(target_os = "macos") {
        &[("open", &[])]
    } else if cfg!(target_os = "windows") {
        &[("cmd", &["/C", "start", ""])]
    } else {
        &[("xdg-open", &[]), ("gio", &["open"]), ("wslview", &[])]
    };
    openers.iter().any(|(program, args)| {
        std::process::Command::new(program)
            .args(*args)
            .arg(url)
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .is_ok()
    })
}
