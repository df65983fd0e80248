//! The `khabar` command as its users meet it.

#[cfg(test)]
mod add;
#[cfg(test)]
mod broken;
#[cfg(test)]
mod contract;
#[cfg(test)]
mod export;
#[cfg(test)]
mod figures;
#[cfg(test)]
mod help;
#[cfg(test)]
#[cfg(unix)]
mod interrupted;
#[cfg(test)]
mod metadata;
#[cfg(test)]
mod place;
#[cfg(test)]
mod reading;
#[cfg(test)]
mod score;
#[cfg(test)]
mod tables;
