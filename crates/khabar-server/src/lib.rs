//! Placeholder until the page lands.
/// Serve.
pub fn serve(
    _: khabar::store::Store,
    _: u16,
    _: impl FnOnce(std::net::SocketAddr),
) -> Result<(), std::io::Error> {
    Ok(())
}
