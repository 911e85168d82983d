// Verifies a log directory with golang.org/x/mod/sumdb, the reference implementation of signed
// notes and tiles, which travels in every Go toolchain.
//
// usage: verify_log DIRECTORY ED25519-KEY-HEX [COSIGNER...]
//
// A COSIGNER is a verifier key of type 04; each must have cosigned checkpoint.cosigned.
//
// Exit codes: 0 the log is what its checkpoint says, 1 it is not, 2 usage.
package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	height = 8
	width  = 1 << height
)

// tiles reads tiles of hashes as c2sp.org/tlog-tiles lays them out.
type tiles string

func (t tiles) Height() int { return height }

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, tile := range wanted {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(string(t), levelPath(path)))
		if err != nil {
			return nil, err
		}
		found = append(found, data)
	}
	return found, nil
}

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

// levelPath drops the leading zero that this package writes before a level.
func levelPath(path string) string {
	parts := strings.SplitN(path, "/", 3)
	level, err := strconv.Atoi(parts[1])
	if err != nil {
		return path
	}
	return fmt.Sprintf("tile/%d/%s", level, parts[2])
}

func fail(format string, args ...any) {
	fmt.Printf("NOT CONSISTENT: "+format+"\n", args...)
	os.Exit(1)
}

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: verify_log DIRECTORY ED25519-KEY-HEX [COSIGNER...]")
		os.Exit(2)
	}
	directory := os.Args[1]
	key, err := hex.DecodeString(os.Args[2])
	if err != nil || len(key) != 32 {
		fmt.Fprintln(os.Stderr, "the key is not 32 bytes in hexadecimal")
		os.Exit(2)
	}
	size, root := checkpoint(directory, "checkpoint", key, nil)
	tree := tlog.Tree{N: size, Hash: root}
	hashes := tlog.TileHashReader(tree, tiles(directory))

	// Each entry must hash to its authenticated leaf.
	indexes := make([]int64, size)
	for n := range indexes {
		indexes[n] = tlog.StoredHashIndex(0, int64(n))
	}
	leaves, err := hashes.ReadHashes(indexes)
	if err != nil {
		fail("tiles: %v", err)
	}
	n := int64(0)
	for ; n < size; n++ {
		if n%width == 0 {
			load(directory, n/width, min(width, size-n))
		}
		if tlog.RecordHash(entry(n%width)) != leaves[n] {
			fail("entry %d is not what its tile says", n)
		}
	}
	computed, err := tlog.TreeHash(size, hashes)
	if err != nil || computed != root {
		fail("the tiles lead to another root than was signed")
	}
	step := max(1, size/200)
	proofs := 0
	for n := int64(0); n < size; n += step {
		proof, err := tlog.ProveRecord(size, n, hashes)
		if err != nil {
			fail("entry %d: %v", n, err)
		}
		if err := tlog.CheckRecord(proof, size, root, n, leaves[n]); err != nil {
			fail("entry %d: %v", n, err)
		}
		if tlog.CheckRecord(proof, size, root, n, sha256.Sum256(nil)) == nil {
			fail("entry %d: a wrong leaf was accepted", n)
		}
		old, err := tlog.TreeHash(n+1, hashes)
		if err != nil {
			fail("size %d: %v", n+1, err)
		}
		growth, err := tlog.ProveTree(size, n+1, hashes)
		if err != nil {
			fail("size %d: %v", n+1, err)
		}
		if err := tlog.CheckTree(growth, size, root, n+1, old); err != nil {
			fail("size %d: %v", n+1, err)
		}
		proofs++
	}
	witnesses, at := os.Args[3:], int64(0)
	if len(witnesses) > 0 {
		old, was := checkpoint(directory, "checkpoint.cosigned", key, witnesses)
		computed, err := tlog.TreeHash(old, hashes)
		if err != nil || old > size || computed != was {
			fail("the cosigned checkpoint is of another tree")
		}
		at = old
	}
	fmt.Printf("x/mod sumdb: %d entries, %d inclusions and growths, root %v; %d witnesses at %d\n",
		size, proofs, root, len(witnesses), at)
}

// cosigner verifies cosignature/v1 of c2sp.org/tlog-cosignature.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.hash }

func (c cosigner) Verify(msg, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	time := binary.BigEndian.Uint64(sig)
	signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", time, msg)
	return ed25519.Verify(c.key, []byte(signed), sig[8:])
}

func parseCosigner(text string) cosigner {
	parts := strings.SplitN(text, "+", 3)
	if len(parts) != 3 {
		fail("%s is no verifier key", text)
	}
	data, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(data) != 33 || data[0] != 4 {
		fail("%s is no verifier key of type 04", text)
	}
	id := sha256.Sum256(append([]byte(parts[0]+"\n"), data...))
	return cosigner{parts[0], binary.BigEndian.Uint32(id[:4]), data[1:]}
}

// checkpoint opens the signed note and reads its three lines. Each cosigner must have signed.
func checkpoint(directory, name string, key []byte, cosigners []string) (int64, tlog.Hash) {
	signed, err := os.ReadFile(filepath.Join(directory, name))
	if err != nil {
		fail("%v", err)
	}
	origin, _, _ := strings.Cut(string(signed), "\n")
	id := sha256.Sum256(append([]byte(origin+"\n\x01"), key...))
	encoded := base64.StdEncoding.EncodeToString(append([]byte{1}, key...))
	verifier, err := note.NewVerifier(
		fmt.Sprintf("%s+%08x+%s", origin, binary.BigEndian.Uint32(id[:4]), encoded))
	if err != nil {
		fail("%v", err)
	}
	verifiers := []note.Verifier{verifier}
	for _, text := range cosigners {
		verifiers = append(verifiers, parseCosigner(text))
	}
	opened, err := note.Open(signed, note.VerifierList(verifiers...))
	if err != nil {
		fail("%s: %v", name, err)
	}
	if len(opened.Sigs) != len(verifiers) {
		fail("%s: %d of %d signatures", name, len(opened.Sigs), len(verifiers))
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 {
		fail("the checkpoint is not three lines")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		fail("%v", err)
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		fail("%v", err)
	}
	return size, root
}

var entries [][]byte

func entry(n int64) []byte { return entries[n] }

// load reads one entry bundle.
func load(directory string, number, count int64) {
	tile := tlog.Tile{H: height, L: -1, N: number, W: int(count)}
	path := strings.Replace(tile.Path(), "tile/8/data/", "tile/entries/", 1)
	data, err := os.ReadFile(filepath.Join(directory, path))
	if err != nil {
		fail("%v", err)
	}
	entries = nil
	for len(data) > 0 {
		if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
			fail("entry bundle %d ends within an entry", number)
		}
		length := int(binary.BigEndian.Uint16(data))
		entries = append(entries, data[2:2+length])
		data = data[2+length:]
	}
	if int64(len(entries)) != count {
		fail("entry bundle %d holds %d entries, not %d", number, len(entries), count)
	}
}
