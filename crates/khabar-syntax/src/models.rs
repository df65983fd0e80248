//! Everything that is learnt from a treebank, and the file that holds it.

use khabar_types::Upos;

use crate::format::{Reader, WeightsError, Writer, misfit};
use crate::key::Key;
use crate::lemma::Lemmas;
use crate::lookup::Lookup;
use crate::network::{Network, Shape};
use crate::segment::label::{Article, Cut, Label};
use crate::segment::restore::Spellings;
use crate::segment::{LabelId, Labels, Segmenter};
use crate::tree::features::Vocabulary;
use crate::tree::{Parser, Tag, Vectors};

/// What the file says it holds.
const KIND: &str = "syntax";

/// Trained parts of the stage, of one training run.
#[derive(Clone, Debug, PartialEq)]
pub struct Models {
    /// What they were trained from and under which licence, a line each.
    pub origin: Box<str>,
    pub(crate) segmenter: Segmenter,
    pub(crate) spellings: Spellings,
    pub(crate) parser: Parser,
    pub(crate) lemmas: Lemmas,
}

impl Models {
    /// The file; the same models give the same bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.text(&self.origin);
        write_segmenter(&mut writer, &self.segmenter);
        write_lookup(&mut writer, &self.spellings.seen);
        write_texts(&mut writer, &self.spellings.forms);
        write_parser(&mut writer, &self.parser);
        self.lemmas.write(&mut writer);
        writer.finish(KIND)
    }

    /// Read such a file. Fails if it is something else, of another version, cut off or changed.
    pub fn from_bytes(file: &[u8]) -> Result<Self, WeightsError> {
        let mut reader = Reader::open(file, KIND)?;
        let origin = reader.text()?.into();
        let segmenter = read_segmenter(&mut reader)?;
        let seen = read_lookup(&mut reader)?;
        let forms = read_texts(&mut reader)?;
        Ok(Self {
            origin,
            segmenter,
            spellings: Spellings { seen, forms },
            parser: read_parser(&mut reader)?,
            lemmas: Lemmas::read(&mut reader)?,
        })
    }
}

fn write_segmenter(writer: &mut Writer, segmenter: &Segmenter) {
    writer.length(segmenter.labels.all.len());
    for label in &segmenter.labels.all {
        writer.text(&label.cut.proclitics.text());
        writer.u8(label.cut.article as u8);
        writer.text(&label.cut.enclitic.text());
        writer.bytes(&label.tags.iter().map(|tag| *tag as u8).collect::<Vec<_>>());
    }
    writer.length(segmenter.labels.known.len());
    for &(hash, first, end) in &segmenter.labels.known {
        writer.u64(hash);
        writer.u32(first);
        writer.u32(end);
    }
    writer.u16s(&segmenter.labels.listed);
    writer.i16s(&segmenter.weights);
}

fn read_segmenter(reader: &mut Reader<'_>) -> Result<Segmenter, WeightsError> {
    let letters =
        |text: &str| Key::of(text).ok_or(misfit("a clitic is not written in Arabic letters"));
    let mut all = Vec::new();
    for _ in 0..reader.length()? {
        let proclitics = letters(reader.text()?)?;
        let article = match reader.u8()? {
            0 => Article::AsWritten,
            1 => Article::Hidden,
            2 => Article::Assimilated,
            _ => return Err(misfit("an article is of no known kind")),
        };
        let enclitic = letters(reader.text()?)?;
        let tags = reader.bytes()?.iter().map(|&tag| upos(tag)).collect::<Result<Box<[_]>, _>>()?;
        all.push(Label { cut: Cut { proclitics, article, enclitic }, tags });
    }
    let mut labels = Labels::new(all);
    for _ in 0..reader.length()? {
        labels.known.push((reader.u64()?, reader.u32()?, reader.u32()?));
    }
    labels.listed = reader.u16s()?;
    let inside =
        |&(_, first, end): &(u64, u32, u32)| first <= end && end as usize <= labels.listed.len();
    if !labels.known.iter().all(inside)
        || labels.listed.iter().any(|id: &LabelId| usize::from(*id) >= labels.all.len())
        || labels.all.is_empty()
    {
        return Err(misfit("a token points to no label"));
    }
    let weights = reader.i16s()?;
    if !weights.len().is_power_of_two() || weights.len() < 2 {
        return Err(misfit("a table is no power of two long"));
    }
    Ok(Segmenter { labels, weights })
}

fn upos(number: u8) -> Result<Upos, WeightsError> {
    let all = Upos::ALL;
    all.get(usize::from(number)).copied().ok_or(misfit("a part of speech is of no known kind"))
}

fn write_parser(writer: &mut Writer, parser: &Parser) {
    let shape = parser.network.shape;
    for width in [
        shape.half,
        shape.layers,
        shape.tagging,
        shape.arc,
        shape.label,
        shape.tags,
        shape.relations,
    ] {
        writer.length(width);
    }
    for matrix in parser.network.matrices() {
        writer.f32s(&matrix.data);
    }
    write_lookup(writer, &parser.vocabulary.rows);
    writer.length(parser.vectors.width);
    writer.f32s(&parser.vectors.factors);
    let bytes: Vec<u8> = parser.vectors.values.iter().map(|value| value.cast_unsigned()).collect();
    writer.bytes(&bytes);
    writer.length(parser.tags.len());
    for tag in &parser.tags {
        writer.text(&tag.xpos);
        writer.u8(tag.upos as u8);
        writer.text(&tag.features);
    }
    write_texts(writer, &parser.relations);
}

fn read_parser(reader: &mut Reader<'_>) -> Result<Parser, WeightsError> {
    let mut width = || {
        let width = reader.length()?;
        if width == 0 || width > 4096 { Err(misfit("a layer has no width")) } else { Ok(width) }
    };
    let shape = Shape {
        half: width()?,
        layers: width()?,
        tagging: width()?,
        arc: width()?,
        label: width()?,
        tags: width()?,
        relations: width()?,
    };
    if shape.layers > 16 {
        return Err(misfit("there are too many layers"));
    }
    let mut network = Network::new(shape);
    for matrix in network.matrices_mut() {
        let data = reader.f32s()?;
        if data.len() != matrix.data.len() {
            return Err(misfit("a matrix has another size"));
        }
        matrix.data = data;
    }
    let vocabulary = Vocabulary { rows: read_lookup(reader)? };
    let vectors = Vectors {
        width: reader.length()?,
        factors: reader.f32s()?,
        values: reader.bytes()?.iter().map(|byte| byte.cast_signed()).collect(),
    };
    if vectors.width != 2 * shape.half
        || vectors.factors.len() != vocabulary.total()
        || vectors.values.len() != vocabulary.total() * vectors.width
        || vocabulary.rows.rows().iter().any(|(_, row)| *row as usize >= vocabulary.total())
    {
        return Err(misfit("there are not as many vectors as features"));
    }
    let mut tags = Vec::new();
    for _ in 0..reader.length()? {
        let xpos = reader.text()?.into();
        tags.push(Tag { xpos, upos: upos(reader.u8()?)?, features: reader.text()?.into() });
    }
    let relations = read_texts(reader)?;
    let fits = |count: usize, room: usize| count > 0 && count <= room;
    if !fits(tags.len(), shape.tags) || !fits(relations.len(), shape.relations) {
        return Err(misfit("there are more tags or relations than the network tells apart"));
    }
    Ok(Parser { vocabulary, vectors, network, tags, relations })
}

fn write_lookup(writer: &mut Writer, lookup: &Lookup<u32>) {
    let rows = lookup.rows();
    writer.length(rows.len());
    for (hash, value) in rows {
        writer.u64(hash);
        writer.u32(value);
    }
}

fn read_lookup(reader: &mut Reader<'_>) -> Result<Lookup<u32>, WeightsError> {
    let count = reader.length()?;
    let rows = (0..count).map(|_| Ok((reader.u64()?, reader.u32()?)));
    let rows = rows.collect::<Result<Vec<_>, WeightsError>>()?;
    Ok(Lookup::new(rows, count))
}

fn write_texts(writer: &mut Writer, texts: &[Box<str>]) {
    writer.length(texts.len());
    for text in texts {
        writer.text(text);
    }
}

fn read_texts(reader: &mut Reader<'_>) -> Result<Vec<Box<str>>, WeightsError> {
    (0..reader.length()?).map(|_| reader.text().map(Box::from)).collect()
}
