//! The page is embedded from `web/dist`: the folder must exist, and a new build of the page must reach the binary.

use std::{fs, path::Path};

fn main() {
    let page = Path::new("../../web/dist");
    // An empty folder stands for a page that has not been built; the server then says how to build it.
    let _ = fs::create_dir_all(page);
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={}", page.display());
}
