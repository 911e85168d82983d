//! Who may act: an officer's name and roles, and how a caller says which officer it is.

use std::fmt;

/// Longest name of an officer, in bytes.
pub const NAME_MAX: usize = 32;

/// The account of an officer who has none and comes over the network alone: `(uid_t) -1`, which no
/// process can have.
pub const NO_ACCOUNT: u32 = u32::MAX;

/// The short name under which an officer acts on this node: `a-z`, `0-9`, `.`, `-` and `_`, 1 to
/// [`NAME_MAX`] characters, a letter first. It never leaves the node.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct OfficerName {
    bytes: [u8; NAME_MAX],
    length: u8,
}

impl OfficerName {
    /// Reads a name; upper case is lowered.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        let fits =
            text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-' | b'_'));
        if !fits || !text.starts_with(|c: char| c.is_ascii_lowercase()) {
            return None;
        }
        let mut bytes = [0; NAME_MAX];
        bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        Some(Self { bytes, length: u8::try_from(text.len()).ok()? })
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.bytes
            .get(..usize::from(self.length))
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .unwrap_or_default()
    }
}

impl fmt::Display for OfficerName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for OfficerName {
    /// Silent: a person's name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OfficerName(..)")
    }
}

/// What an officer may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Asks partners.
    Investigator,
    /// Decides on partners' requests; concludes agreements.
    FocalPoint,
    /// The second pair of eyes.
    Approver,
    /// Imports and exports records.
    Registrar,
    /// Officers, partners' keys; sees no case data.
    Administrator,
    /// Reads the log and how decisions came about.
    Auditor,
    /// Enters seizures at the border, imports, exports and transits; sees no trace and no case.
    Customs,
}

impl Role {
    /// All of them, in order.
    pub const ALL: [Self; 7] = [
        Self::Investigator,
        Self::FocalPoint,
        Self::Approver,
        Self::Registrar,
        Self::Administrator,
        Self::Auditor,
        Self::Customs,
    ];

    /// The word on screens and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Investigator => "INVESTIGATOR",
            Self::FocalPoint => "FOCAL_POINT",
            Self::Approver => "APPROVER",
            Self::Registrar => "REGISTRAR",
            Self::Administrator => "ADMINISTRATOR",
            Self::Auditor => "AUDITOR",
            Self::Customs => "CUSTOMS",
        }
    }

    /// Reads [`Self::name`], in any case and with `-` for `_`.
    #[must_use]
    pub fn from_name(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_uppercase().replace('-', "_");
        Self::ALL.into_iter().find(|role| role.name() == text)
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A set of roles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roles(u8);

impl Roles {
    /// Every role: the first officer of a node, who has nobody beside him yet.
    pub const EVERY: Self = Self((1 << Role::ALL.len()) - 1);

    /// Of its number in the store; bits beyond the last role are dropped.
    #[must_use]
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits & Self::EVERY.0)
    }

    /// Its number in the store.
    #[must_use]
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// Whether `role` is among them.
    #[must_use]
    pub const fn has(self, role: Role) -> bool {
        self.0 & role.bit() != 0
    }

    /// Those that are among `others` too.
    #[must_use]
    pub const fn within(self, others: Self) -> Self {
        Self(self.0 & others.0)
    }

    /// Whether one of `roles` is among them; no role asked for is asked of nobody.
    #[must_use]
    pub fn has_one_of(self, roles: &[Role]) -> bool {
        roles.is_empty() || roles.iter().any(|role| self.has(*role))
    }

    /// The roles, in order.
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.into_iter().filter(move |role| self.has(*role))
    }
}

impl fmt::Display for Roles {
    /// As the administrative log says them: `INVESTIGATOR,REGISTRAR`, or `-` for none.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.iter().map(Role::name).collect();
        f.write_str(if names.is_empty() { "-" } else { "" })?;
        f.write_str(&names.join(","))
    }
}

impl FromIterator<Role> for Roles {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Self {
        Self(roles.into_iter().fold(0, |bits, role| bits | role.bit()))
    }
}

/// A key that was opened for one act, by the number that its owner got for it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket(pub [u8; 16]);

impl fmt::Debug for Ticket {
    /// Silent: whoever holds it may sign once.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ticket(..)")
    }
}

/// Who acts: the account that the kernel names, which officer of that account, and the key opened
/// for this one act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acting {
    /// The account.
    pub uid: u32,
    /// Which officer; absent where the account has one.
    pub name: Option<OfficerName>,
    /// Of [`Ticket`]; absent where nothing is signed.
    pub ticket: Option<Ticket>,
    /// The only roles that count, of those that the officer has; absent: all of them.
    pub scope: Option<Roles>,
}

impl From<u32> for Acting {
    fn from(uid: u32) -> Self {
        Self { uid, name: None, ticket: None, scope: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_short_plain_and_never_printed_by_debug() {
        let name = OfficerName::parse(" Ana.Perez ").unwrap();
        assert_eq!(name.as_str(), "ana.perez");
        assert_eq!(format!("{name:?}"), "OfficerName(..)");
        for bad in ["", "7up", "ana perez", "ana/perez", "ñandú", &"a".repeat(33)] {
            assert_eq!(OfficerName::parse(bad), None, "{bad}");
        }
        assert!(OfficerName::parse(&"a".repeat(32)).is_some());
    }

    #[test]
    fn roles_are_a_closed_set() {
        for role in Role::ALL {
            let alone: Roles = [role].into_iter().collect();
            assert_eq!(alone.iter().collect::<Vec<_>>(), [role]);
            assert_eq!(Role::from_name(&role.name().to_lowercase().replace('_', "-")), Some(role));
            assert!(Roles::EVERY.has(role) && !Roles::default().has(role));
        }
        assert_eq!(Roles::from_bits(0xff), Roles::EVERY);
        assert_eq!(Roles::from_bits(Roles::EVERY.bits()), Roles::EVERY);
        assert!(!Roles::default().has_one_of(&[Role::Auditor]));
    }
}
