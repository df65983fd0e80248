//! The store from outside: what is kept, what is found, and what survives.

#[cfg(test)]
mod answers;
#[cfg(test)]
mod decisions;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod messages;
#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod search;
#[cfg(test)]
mod survival;
#[cfg(test)]
mod work;
