//! Every size up to a bound against a naive tree, and the reference roots of Certificate
//! Transparency.

use std::convert::Infallible;

use proptest::prelude::{any, proptest};

use super::*;
use crate::ids::hex;

/// All leaves in memory; a subtree is computed from its definition.
pub(crate) struct Naive(pub(crate) Vec<LeafHash>);

impl Naive {
    fn of(size: u64) -> Self {
        Self((0..size).map(|i| LeafHash::of(&i.to_be_bytes())).collect())
    }

    /// MTH of RFC 6962 §2.1.
    pub(crate) fn root(&self, start: usize, end: usize) -> Digest {
        match end - start {
            0 => empty_root(),
            1 => Digest(self.0[start].0),
            n => {
                let mut k = 1;
                while k * 2 < n {
                    k *= 2;
                }
                node_hash(&self.root(start, start + k), &self.root(start + k, end))
            }
        }
    }

    /// PATH of RFC 6962 §2.1.1.
    fn path(&self, m: usize, start: usize, end: usize) -> Vec<Digest> {
        let n = end - start;
        if n <= 1 {
            return Vec::new();
        }
        let mut k = 1;
        while k * 2 < n {
            k *= 2;
        }
        let (mut path, sibling) = if m < k {
            (self.path(m, start, start + k), self.root(start + k, end))
        } else {
            (self.path(m - k, start + k, end), self.root(start, start + k))
        };
        path.push(sibling);
        path
    }

    /// SUBPROOF of RFC 6962 §2.1.2.
    fn subproof(&self, m: usize, start: usize, end: usize, whole: bool) -> Vec<Digest> {
        let n = end - start;
        if m == n {
            return if whole { Vec::new() } else { vec![self.root(start, end)] };
        }
        let mut k = 1;
        while k * 2 < n {
            k *= 2;
        }
        let (mut path, sibling) = if m <= k {
            (self.subproof(m, start, start + k, whole), self.root(start + k, end))
        } else {
            (self.subproof(m - k, start + k, end, false), self.root(start, start + k))
        };
        path.push(sibling);
        path
    }
}

impl HashReader for Naive {
    type Error = Infallible;

    fn subtree(&self, level: u8, index: u64) -> Result<Digest, Infallible> {
        let start = usize::try_from(index << level).unwrap();
        Ok(self.root(start, start + (1 << level)))
    }
}

/// Each single mutation of a list of hashes: one element flipped, removed, doubled, two swapped,
/// one appended.
fn mutations(proof: &[Digest]) -> Vec<Vec<Digest>> {
    let mut all = Vec::new();
    for i in 0..proof.len() {
        let mut flipped = proof.to_vec();
        flipped[i].0[31 - i % 32] ^= 1 << (i % 8);
        all.push(flipped);
        let mut removed = proof.to_vec();
        removed.remove(i);
        all.push(removed);
        let mut doubled = proof.to_vec();
        doubled.insert(i, proof[i]);
        all.push(doubled);
        if i > 0 {
            let mut swapped = proof.to_vec();
            swapped.swap(i, i - 1);
            all.push(swapped);
        }
    }
    let mut longer = proof.to_vec();
    longer.push(empty_root());
    all.push(longer);
    all
}

#[test]
fn roots_are_those_of_certificate_transparency() {
    // Inputs and roots of the reference test of google/certificate-transparency.
    let inputs: [&[u8]; 8] = [
        b"",
        &[0x00],
        &[0x10],
        &[0x20, 0x21],
        &[0x30, 0x31],
        &[0x40, 0x41, 0x42, 0x43],
        &[0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
        &[
            0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d,
            0x6e, 0x6f,
        ],
    ];
    let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    let mut frontier = Frontier::new();
    assert_eq!(frontier.root().to_hex(), roots[0]);
    for (input, root) in inputs.iter().zip(&roots[1..]) {
        frontier.append(LeafHash::of(input));
        assert_eq!(frontier.root().to_hex(), *root);
    }
    let tree = Naive(inputs.iter().map(|i| LeafHash::of(i)).collect());
    assert_eq!(root_of(&tree, 8).unwrap().to_hex(), roots[8]);
    let path: Vec<String> =
        prove_inclusion(&tree, 5, 8).unwrap().iter().map(|h| hex(&h.0)).collect();
    assert_eq!(
        path,
        [
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ]
    );
}

#[test]
fn frontier_and_reader_give_the_root_of_the_definition() {
    let tree = Naive::of(300);
    let mut frontier = Frontier::new();
    for size in 0..=300u64 {
        let root = tree.root(0, usize::try_from(size).unwrap());
        assert_eq!(frontier.root(), root);
        assert_eq!(root_of(&tree, size).unwrap(), root);
        let bytes = frontier.to_bytes();
        assert_eq!(Frontier::from_bytes(&bytes).unwrap(), frontier);
        assert!(Frontier::from_bytes(&[&bytes[..], &[0]].concat()).is_err());
        assert!(Frontier::from_bytes(&bytes[..bytes.len() - 1]).is_err());
        if let Some(leaf) = tree.0.get(usize::try_from(size).unwrap()) {
            frontier.append(*leaf);
        }
    }
    assert_eq!(Frontier::from_bytes(&[0xff; 8 + 64 * 32]), Err(FrontierError::TooLarge(u64::MAX)));
}

#[test]
fn every_inclusion_proof_up_to_130_holds_and_every_mutation_fails() {
    let tree = Naive::of(130);
    for size in 1..=130u64 {
        let root = root_of(&tree, size).unwrap();
        for index in 0..size {
            let (m, n) = (usize::try_from(index).unwrap(), usize::try_from(size).unwrap());
            let leaf = tree.0[m];
            let proof = prove_inclusion(&tree, index, size).unwrap();
            assert_eq!(proof, tree.path(m, 0, n));
            assert_eq!(verify_inclusion(leaf, index, size, &proof, root), Ok(()));
            for bad in mutations(&proof) {
                assert!(verify_inclusion(leaf, index, size, &bad, root).is_err());
            }
            let other = tree.0[(m + 1) % 130];
            assert!(verify_inclusion(other, index, size, &proof, root).is_err());
            assert!(verify_inclusion(leaf, size, size, &proof, root).is_err());
            if size > 1 {
                let elsewhere = (index + 1) % size;
                assert!(verify_inclusion(leaf, elsewhere, size, &proof, root).is_err());
            }
        }
    }
}

#[test]
fn every_consistency_proof_up_to_130_holds_and_every_mutation_fails() {
    let tree = Naive::of(130);
    let roots: Vec<Digest> = (0..=130).map(|n| tree.root(0, n)).collect();
    for new in 0..=130u64 {
        for old in 0..=new {
            let (m, n) = (usize::try_from(old).unwrap(), usize::try_from(new).unwrap());
            let proof = prove_consistency(&tree, old, new).unwrap();
            if m > 0 && m < n {
                assert_eq!(proof, tree.subproof(m, 0, n, true));
            }
            assert_eq!(verify_consistency(old, new, &proof, roots[m], roots[n]), Ok(()));
            for bad in mutations(&proof) {
                assert!(verify_consistency(old, new, &bad, roots[m], roots[n]).is_err());
            }
            let wrong = Digest([7; 32]);
            assert!(verify_consistency(old, new, &proof, wrong, roots[n]).is_err());
            if m > 0 {
                assert!(verify_consistency(old, new, &proof, roots[m], wrong).is_err());
            }
            if m < n {
                assert!(verify_consistency(new, old, &proof, roots[n], roots[m]).is_err());
            }
        }
    }
}

#[test]
fn impossible_requests_are_refused_by_name() {
    let tree = Naive::of(4);
    assert_eq!(
        prove_inclusion(&tree, 4, 4),
        Err(ProveError::IndexOutsideTree { index: 4, size: 4 })
    );
    assert_eq!(prove_consistency(&tree, 4, 3), Err(ProveError::SizesOutOfOrder { old: 4, new: 3 }));
    assert_eq!(root_of(&tree, u64::MAX), Err(ProveError::TooLarge(u64::MAX)));
}

proptest! {
    #[test]
    fn absurd_claims_are_errors_not_panics(
        index in any::<u64>(), size in any::<u64>(), length in 0usize..130
    ) {
        let proof = vec![Digest([1; 32]); length];
        let root = Digest([2; 32]);
        let _result = verify_inclusion(LeafHash([0; 32]), index, size, &proof, root);
        let _result = verify_consistency(index, size, &proof, root, Digest([3; 32]));
        assert!(verify_inclusion(LeafHash([0; 32]), index, size, &proof, root).is_err());
    }
}
