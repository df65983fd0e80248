//! dev
fn main() {
    let text = std::env::args().nth(1).unwrap();
    let r = khabar::Khabar::embedded().read(text.as_bytes(), khabar::types::Header::default());
    for w in r.syntax.words.rows() {
        print!("{}/{}/{}[{}] ", w.normal, w.upos.name(), w.lemma, w.features.0);
    }
    println!();
    for m in r.mentions.mentions.rows() {
        print!(
            "<{} {} {} {}> ",
            m.span.of(&r.document.text),
            m.kind.name(),
            m.level.name(),
            r.mentions.entities[m.entity].key
        );
    }
    println!();
    let rec = r.record();
    for c in &rec.claims {
        println!(
            "{} {} A{:?} R{:?} P{:?} {} {} S{:?} {}",
            c.kind,
            khabar::record_words::words(&rec.text, c.trigger),
            c.actors,
            c.recipients,
            c.places,
            c.polarity,
            c.modality,
            c.sources.iter().map(|s| s.entity.clone()).collect::<Vec<_>>(),
            c.rule
        );
    }
}
