//! Bytes to tokens: charset, letters, normal forms with alignment, sentences, tokens.
