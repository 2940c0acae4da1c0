// Command sumdb judges logs and proofs by Go's own packages for its database of checksums.
//
//	sumdb proofs < LINES        each line: inclusion INDEX SIZE LEAF-HASH ROOT PATH, or consistency OLD SIZE OLD-ROOT ROOT PATH
//	sumdb note KEY FILE         prints the text of a note that the key has signed
//	sumdb log KEY DIR           reads a log by its tiles, all hashes against its checkpoint and all entries against the hashes
//
// Hashes are hexadecimal, paths are hashes with commas between.
package main

import (
	"bufio"
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

func main() {
	var err error
	switch os.Args[1] {
	case "proofs":
		proofs()
	case "note":
		var text string
		text, err = open(os.Args[2], os.Args[3])
		fmt.Print(text)
	case "log":
		err = log(os.Args[2], os.Args[3])
	}
	if err != nil {
		fmt.Println("refused:", err)
		os.Exit(1)
	}
}

func proofs() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 1<<16), 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for lines.Scan() {
		words := strings.Split(lines.Text(), " ")
		first, size := number(words[1]), number(words[2])
		var path []tlog.Hash
		for _, word := range strings.Split(words[5], ",") {
			if word != "" {
				path = append(path, hash(word))
			}
		}
		var err error
		if words[0] == "inclusion" {
			err = tlog.CheckRecord(path, size, hash(words[4]), first, hash(words[3]))
		} else {
			err = tlog.CheckTree(path, size, hash(words[4]), first, hash(words[3]))
		}
		if err == nil {
			fmt.Fprintln(out, "yes")
		} else {
			fmt.Fprintln(out, "no")
		}
	}
}

func number(word string) int64 {
	n, err := strconv.ParseInt(word, 10, 64)
	if err != nil {
		panic(err)
	}
	return n
}

func hash(word string) (h tlog.Hash) {
	bytes, err := hex.DecodeString(word)
	if err != nil || len(bytes) != len(h) {
		panic("no hash: " + word)
	}
	copy(h[:], bytes)
	return h
}

func open(key, file string) (string, error) {
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return "", err
	}
	signed, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return "", err
	}
	return opened.Text, nil
}

// folder has the tiles of C2SP tlog-tiles, whose paths do not name the height.
type folder string

func (f folder) Height() int { return 8 }

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		bytes, err := os.ReadFile(filepath.Join(string(f), path))
		if err != nil {
			return nil, err
		}
		all = append(all, bytes)
	}
	return all, nil
}

func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

func log(key, dir string) error {
	text, err := open(key, filepath.Join(dir, "checkpoint"))
	if err != nil {
		return err
	}
	lines := strings.Split(text, "\n")
	tree := tlog.Tree{N: number(lines[1])}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil {
		return err
	}
	copy(tree.Hash[:], root)
	reader := tlog.TileHashReader(tree, folder(dir))
	for n := int64(0); n < tree.N; n += 256 {
		if err := bundle(reader, tree, dir, n); err != nil {
			return err
		}
	}
	for _, old := range []int64{1, tree.N / 3, tree.N / 2, tree.N} {
		if old == 0 {
			continue
		}
		oldRoot, err := tlog.TreeHash(old, reader)
		if err != nil {
			return err
		}
		proof, err := tlog.ProveTree(tree.N, old, reader)
		if err != nil {
			return err
		}
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, old, oldRoot); err != nil {
			return err
		}
	}
	fmt.Println("accepted", tree.N)
	return nil
}

func bundle(reader tlog.HashReader, tree tlog.Tree, dir string, first int64) error {
	width := tree.N - first
	if width > 256 {
		width = 256
	}
	tile := tlog.Tile{H: 8, L: 0, N: first / 256, W: int(width)}
	path := strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)
	bytes, err := os.ReadFile(filepath.Join(dir, path))
	if err != nil {
		return err
	}
	var indexes []int64
	for n := first; n < first+width; n++ {
		indexes = append(indexes, tlog.StoredHashIndex(0, n))
	}
	hashes, err := reader.ReadHashes(indexes)
	if err != nil {
		return err
	}
	for i := range hashes {
		length := int(binary.BigEndian.Uint16(bytes))
		if tlog.RecordHash(bytes[2:2+length]) != hashes[i] {
			return fmt.Errorf("entry %d is not the one that was hashed", first+int64(i))
		}
		bytes = bytes[2+length:]
	}
	if len(bytes) != 0 {
		return fmt.Errorf("%s is too long", path)
	}
	return nil
}
