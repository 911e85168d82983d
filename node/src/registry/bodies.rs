//! Bodies of new records as they will be stored: encoded once, in one piece of memory, without a
//! `RecordBody` in between.

use minicbor::Encode;
use vestigo_protocol::codec;
use vestigo_protocol::firearm::{ChainEvent, FirearmDescription, Mark};

use super::particulars::Particulars;

/// Bodies of new records in the order of their numbers.
#[derive(Default)]
pub struct Bodies {
    bytes: Vec<u8>,
    slots: Vec<Slot>,
}

struct Slot {
    start: usize,
    length: usize,
    events: u32,
}

/// One body.
#[derive(Clone, Copy)]
pub struct Body<'a> {
    /// `RecordBody` in CBOR.
    pub bytes: &'a [u8],
    /// How many events it holds.
    pub events: u32,
}

impl std::fmt::Debug for Bodies {
    /// Silent.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Bodies({})", self.slots.len())
    }
}

impl std::fmt::Debug for Body<'_> {
    /// Silent.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Body({} bytes)", self.bytes.len())
    }
}

impl Bodies {
    /// Adds one at the end.
    pub fn push(&mut self, body: Body<'_>) {
        let slot = self.put(body);
        self.slots.push(slot);
    }

    /// Puts another in the place of one that is there.
    pub fn replace(&mut self, at: usize, body: Body<'_>) {
        let new = self.put(body);
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = new;
        }
    }

    fn put(&mut self, body: Body<'_>) -> Slot {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(body.bytes);
        Slot { start, length: body.bytes.len(), events: body.events }
    }

    /// The one at a place, from 0.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<Body<'_>> {
        self.slots.get(at).map(|slot| self.body(slot))
    }

    /// All of them.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Body<'_>> {
        self.slots.iter().map(|slot| self.body(slot))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    fn body(&self, slot: &Slot) -> Body<'_> {
        let bytes = self.bytes.get(slot.start..slot.start + slot.length).unwrap_or_default();
        Body { bytes, events: slot.events }
    }
}

/// What the bodies of all guns of one kind have in common: everything but marks and event. A
/// register has few kinds, and copying is quicker than encoding.
pub(super) struct Frame {
    /// Up to the marks, which are the last member of a description.
    before: Vec<u8>,
    /// Behind the events.
    after: Vec<u8>,
}

/// An array without elements in CBOR.
const EMPTY: u8 = 0x80;

impl Frame {
    /// Of a description, whose marks are not looked at, and particulars.
    pub(super) fn of(description: &FirearmDescription, particulars: Option<&Particulars>) -> Self {
        let without = FirearmDescription { marks: Vec::new(), ..description.clone() };
        // A map of two or three members, and the key of the first.
        let mut before = vec![if particulars.is_some() { 0xA3 } else { 0xA2 }, 1];
        before.extend(codec::encode(&without));
        if before.last() == Some(&EMPTY) {
            before.pop();
        }
        let mut after = Vec::new();
        if let Some(particulars) = particulars {
            after.push(3);
            after.extend(codec::encode(particulars));
        }
        Self { before, after }
    }

    /// Writes the body of a gun of this kind behind what is there.
    pub(super) fn write(&self, marks: &[Mark], event: Option<&ChainEvent>, into: &mut Vec<u8>) {
        into.extend_from_slice(&self.before);
        append(&marks, into);
        into.push(2);
        match event {
            None => into.push(EMPTY),
            Some(event) => append(&std::slice::from_ref(event), into),
        }
        into.extend_from_slice(&self.after);
    }
}

fn append<T: Encode<()>>(value: &T, into: &mut Vec<u8>) {
    // Writing to a Vec is infallible, and our Encode implementations add no errors of their own.
    let _infallible = minicbor::encode(value, into);
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::codes::{EventKind, MarkComponent};
    use vestigo_protocol::firearm::{Name, PartialDate};

    use super::super::record::RecordBody;
    use super::*;

    #[test]
    fn a_body_made_of_its_parts_is_the_body_encoded() {
        let marks = |texts: &[&str]| -> Vec<Mark> {
            let mark = |text: &&str| Mark::serial(MarkComponent::Frame, text).unwrap();
            texts.iter().map(mark).collect()
        };
        let names = FirearmDescription {
            maker: Name::new("Colt").ok(),
            calibre: Name::new(".45 ACP").ok(),
            manufactured: PartialDate::parse("1984").ok(),
            ..FirearmDescription::default()
        };
        let shots = Particulars { shots: Some(7), ..Particulars::default() };
        let event = ChainEvent::new(EventKind::Registered);
        for description in [FirearmDescription::default(), names] {
            for particulars in [None, Some(shots.clone())] {
                let frame = Frame::of(&description, particulars.as_ref());
                for texts in [&[][..], &["A1"], &["A1", "B 2"]] {
                    for event in [None, Some(event.clone())] {
                        let mut written = vec![7];
                        frame.write(&marks(texts), event.as_ref(), &mut written);
                        let body = RecordBody {
                            description: FirearmDescription {
                                marks: marks(texts),
                                ..description.clone()
                            },
                            events: event.into_iter().collect(),
                            particulars: particulars.clone().map(Box::new),
                        };
                        assert_eq!(written, [vec![7], codec::encode(&body)].concat());
                    }
                }
            }
        }
    }

    #[test]
    fn a_body_in_the_place_of_another_leaves_the_others() {
        let mut bodies = Bodies::default();
        for bytes in [&b"ab"[..], b"c", b"def"] {
            bodies.push(Body { bytes, events: 0 });
        }
        bodies.replace(1, Body { bytes: b"ghij", events: 1 });
        let all: Vec<(&[u8], u32)> = bodies.iter().map(|body| (body.bytes, body.events)).collect();
        assert_eq!(all, [(&b"ab"[..], 0), (b"ghij", 1), (b"def", 0)]);
        assert!(bodies.get(3).is_none());
    }
}
