package sqlite_test

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"altyn/journal"
	"altyn/journal/sqlite"
)

func draft(who, body string) journal.Draft {
	return journal.Draft{At: 1_000_000, Who: who, What: "add", Entries: []journal.Entry{
		{Op: journal.Put, Path: "decisions.csv", Rows: 1, Body: []byte(body)},
		{Op: journal.Put, Path: "results/2012S/judo.csv", Rows: 2, Body: []byte("entry\nx\ny\n")},
	}}
}

func Example() {
	dir, _ := os.MkdirTemp("", "altyn")
	defer os.RemoveAll(dir)
	log := sqlite.Open(filepath.Join(dir, sqlite.FileName))
	defer log.Close()
	b, err := log.Append(context.Background(), journal.Draft{At: 1716811200, Who: "desk", What: "decide",
		Entries: []journal.Entry{{Op: journal.Put, Path: "decisions.csv", Rows: 1, Body: []byte("id,effect\nx,medal-presented\n")}}})
	fmt.Println(b.Seq, b.At, err)
	for b, err := range log.Batches(context.Background(), journal.FirstSeq) {
		fmt.Println(b.Seq, b.Who, b.What, len(b.Entries), err)
	}
	// Output:
	// 1 2024-05-27T12:00:00Z <nil>
	// 1 desk decide 1 <nil>
}

// all reads the whole journal; it gives the good batches and what ended them.
func all(t *testing.T, path string) ([]journal.Batch, error) {
	t.Helper()
	l := sqlite.Open(path)
	defer l.Close()
	var out []journal.Batch
	for b, err := range l.Batches(t.Context(), journal.FirstSeq) {
		if err != nil {
			return out, err
		}
		out = append(out, b)
	}
	return out, nil
}

func TestAppendAndRead(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a dir?with %41 #odd")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, sqlite.FileName)
	if got, err := all(t, path); err != nil || len(got) != 0 {
		t.Fatalf("a missing journal reads as %v, %v; want empty", got, err)
	}
	l := sqlite.Open(path)
	defer l.Close()
	var want []journal.Batch
	for i := range 5 {
		b, err := l.Append(t.Context(), draft("desk", fmt.Sprintf("id\n%d\n", i)))
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, b)
	}
	got, err := all(t, path)
	if err != nil || len(got) != len(want) {
		t.Fatalf("read %d batches, %v; want %d", len(got), err, len(want))
	}
	for i := range got {
		if got[i].Hash != want[i].Hash || !bytes.Equal(got[i].Entries[0].Body, want[i].Entries[0].Body) {
			t.Errorf("batch %d differs", i+1)
		}
	}
	if h, err := l.Head(t.Context()); err != nil || h != want[4].Head() {
		t.Errorf("Head = %v, %v", h, err)
	}
	n := 0
	for b, err := range l.Batches(t.Context(), 4) {
		if n++; err != nil || b.Seq != int64(3+n) {
			t.Errorf("from 4: %d, %v", b.Seq, err)
		}
	}
	if n != 2 {
		t.Errorf("from 4: %d batches, want 2", n)
	}
}

func TestBackupAndRestore(t *testing.T) {
	dir := t.TempDir()
	path, copied := filepath.Join(dir, sqlite.FileName), filepath.Join(dir, "copy.sqlite")
	l := sqlite.Open(path)
	defer l.Close()
	for i := range 3 {
		if _, err := l.Append(t.Context(), draft("desk", fmt.Sprint("id\n", i, "\n"))); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	if err := l.Backup(t.Context(), copied); err == nil {
		t.Error("a second backup overwrote the first")
	}
	if got, err := all(t, copied); err != nil || len(got) != 3 {
		t.Errorf("the backup reads as %d batches, %v", len(got), err)
	}
	// A restored copy goes on where it stands.
	r := sqlite.Open(copied)
	defer r.Close()
	if b, err := r.Append(t.Context(), draft("desk", "id\nagain\n")); err != nil || b.Seq != 4 {
		t.Errorf("append to the restored copy: %d, %v", b.Seq, err)
	}
}

func TestRefuses(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		return p
	}
	for name, tt := range map[string]struct{ path, want string }{
		"no directory": {filepath.Join(dir, "none", "j.sqlite"), "make it first"},
		"text":         {write("text.sqlite", strings.Repeat("this is no database\n", 50)), "damaged"},
		"a directory":  {dir, "no"},
	} {
		l := sqlite.Open(tt.path)
		if _, err := l.Append(t.Context(), draft("desk", "id\nx\n")); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: Append = %v, want an error with %q", name, err, tt.want)
		}
		l.Close()
	}
	l := sqlite.Open(filepath.Join(dir, "j.sqlite"))
	defer l.Close()
	if _, err := l.Append(t.Context(), journal.Draft{Who: "desk", What: "nothing"}); err == nil {
		t.Error("an empty batch was written")
	}
}

func TestFull(t *testing.T) {
	path := filepath.Join(t.TempDir(), sqlite.FileName)
	l := sqlite.Open(path)
	l.MaxPages = 40
	defer l.Close()
	n := 0
	var err error
	for ; n < 100; n++ {
		if _, err = l.Append(t.Context(), draft("desk", "id\n"+strings.Repeat("x", 10_000)+"\n")); err != nil {
			break
		}
	}
	if err == nil || !strings.Contains(err.Error(), "make room") {
		t.Fatalf("after %d batches: %v, want that the disk is full", n, err)
	}
	if got, err := all(t, path); err != nil || len(got) != n {
		t.Errorf("%d batches are there, %v; want the %d acknowledged", len(got), err, n)
	}
}

func TestReadOnlyDirectory(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root writes anywhere")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, sqlite.FileName)
	l := sqlite.Open(path)
	if _, err := l.Append(t.Context(), draft("desk", "id\nx\n")); err != nil {
		t.Fatal(err)
	}
	l.Close()
	if err := errors.Join(os.Chmod(path, 0o444), os.Chmod(dir, 0o555)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(dir, 0o755) })
	if got, err := all(t, path); err != nil || len(got) != 1 {
		t.Errorf("read-only: %d batches, %v", len(got), err)
	}
	l = sqlite.Open(path)
	defer l.Close()
	if _, err := l.Append(t.Context(), draft("desk", "id\ny\n")); err == nil || !strings.Contains(err.Error(), "permissions") {
		t.Errorf("Append = %v, want an error that speaks of permissions", err)
	}
}

// A file with flipped bits or cut short is damaged: the good batches before the damage are read, the error names the
// last of them, and nothing false is ever yielded.
func TestDamage(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, sqlite.FileName)
	l := sqlite.Open(path)
	var want []journal.Batch
	for i := range 40 {
		b, err := l.Append(t.Context(), draft("desk", fmt.Sprintf("id\n%d %s\n", i, strings.Repeat("y", 3000))))
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, b)
	}
	l.Close()
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	shown := 0
	for i := range 120 {
		b := bytes.Clone(whole)
		what := "cut"
		if i%2 == 0 {
			what = "flipped"
			for range 1 + rnd.IntN(4) {
				b[rnd.IntN(len(b))] ^= 1 << rnd.IntN(8)
			}
		} else {
			b = b[:rnd.IntN(len(b))]
		}
		p := filepath.Join(dir, "damaged.sqlite")
		if err := os.WriteFile(p, b, 0o644); err != nil {
			t.Fatal(err)
		}
		got, err := all(t, p)
		for j := range got {
			if got[j].Hash != want[j].Hash {
				t.Fatalf("%s, run %d: batch %d is not what was written", what, i, j+1)
			}
		}
		if err == nil {
			if len(got) < len(want) && len(b) > 0 {
				t.Fatalf("%s, run %d: %d of %d batches and no error", what, i, len(got), len(want))
			}
			continue // the change fell on a page or a byte that holds nothing
		}
		shown++
		var d *journal.DamageError
		if errors.As(err, &d) && d.LastGood.Seq != int64(len(got)) {
			t.Fatalf("%s, run %d: last good batch %d, %d were read", what, i, d.LastGood.Seq, len(got))
		}
		if !strings.Contains(err.Error(), "journal") {
			t.Fatalf("%s, run %d: unclear error %v", what, i, err)
		}
	}
	if shown < 60 {
		t.Errorf("only %d of 120 damaged files were seen as damaged", shown)
	}
}

func TestMain(m *testing.M) {
	if path := os.Getenv("ALTYN_JOURNAL_CHILD"); path != "" {
		child(path)
		return
	}
	os.Exit(m.Run())
}

// child appends batches of changing size until it is killed or has written the number asked for, and prints each
// batch's number once it is acknowledged.
func child(path string) {
	l := sqlite.Open(path)
	n, _ := strconv.Atoi(os.Getenv("ALTYN_JOURNAL_COUNT"))
	who := os.Getenv("ALTYN_JOURNAL_WHO")
	for i := 0; n == 0 || i < n; i++ {
		b, err := l.Append(context.Background(), draft(who, fmt.Sprintf("id\n%s-%d %s\n", who, i, strings.Repeat("z", (i*7919)%20000))))
		if err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		fmt.Println(b.Seq, b.Hash)
	}
	l.Close()
}

func start(t *testing.T, path, who string, count int) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "ALTYN_JOURNAL_CHILD="+path, "ALTYN_JOURNAL_WHO="+who, fmt.Sprint("ALTYN_JOURNAL_COUNT=", count))
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewScanner(out)
}

// Killed at any moment, hundreds of times: every acknowledged batch is there, none is half there, the chain verifies,
// and the next start needs no repair.
func TestKill(t *testing.T) {
	runs := 300
	if testing.Short() {
		runs = 20
	}
	path := filepath.Join(t.TempDir(), sqlite.FileName)
	rnd := rand.New(rand.NewPCG(3, 4))
	acknowledged := map[string]bool{}
	for run := range runs {
		cmd, lines := start(t, path, fmt.Sprint("run", run), 0)
		kill := time.AfterFunc(time.Duration(rnd.IntN(25_000))*time.Microsecond, func() { cmd.Process.Kill() })
		for lines.Scan() {
			if strings.HasPrefix(lines.Text(), "error") {
				t.Fatalf("run %d: %s", run, lines.Text())
			}
			if len(strings.Fields(lines.Text())) == 2 && len(lines.Text()) > 64 {
				acknowledged[lines.Text()] = true
			}
		}
		cmd.Wait()
		kill.Stop()
		if run%25 != 0 && run != runs-1 {
			continue
		}
		got, err := all(t, path)
		if err != nil {
			t.Fatalf("run %d: %v", run, err)
		}
		there := map[string]bool{}
		for _, b := range got {
			there[fmt.Sprint(b.Seq, " ", b.Hash)] = true
			if len(b.Entries) != 2 {
				t.Fatalf("run %d: batch %d has %d entries", run, b.Seq, len(b.Entries))
			}
		}
		for a := range acknowledged {
			if !there[a] {
				t.Fatalf("run %d: acknowledged batch %s is not there", run, a)
			}
		}
	}
	if len(acknowledged) == 0 {
		t.Error("no batch was acknowledged in any run: the kills came too early to show anything")
	}
	t.Logf("%d kills, %d batches acknowledged and there", runs, len(acknowledged))
}

// Two processes at once: nothing lost, nothing doubled, one order.
func TestTwoProcesses(t *testing.T) {
	const each = 40
	path := filepath.Join(t.TempDir(), sqlite.FileName)
	a, la := start(t, path, "a", each)
	b, lb := start(t, path, "b", each)
	for _, lines := range []*bufio.Scanner{la, lb} {
		for lines.Scan() {
			if strings.HasPrefix(lines.Text(), "error") {
				t.Error(lines.Text())
			}
		}
	}
	if err := errors.Join(a.Wait(), b.Wait()); err != nil {
		t.Fatal(err)
	}
	got, err := all(t, path)
	if err != nil || len(got) != 2*each {
		t.Fatalf("%d batches, %v; want %d", len(got), err, 2*each)
	}
	next := map[string]int{}
	for _, x := range got {
		if !strings.Contains(string(x.Entries[0].Body), fmt.Sprintf("%s-%d ", x.Who, next[x.Who])) {
			t.Errorf("batch %d of %s is out of its writer's order", x.Seq, x.Who)
		}
		next[x.Who]++
	}
}

func BenchmarkAppend(b *testing.B) {
	l := sqlite.Open(filepath.Join(b.TempDir(), sqlite.FileName))
	defer l.Close()
	d := draft("desk", "id\nx\n")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := l.Append(b.Context(), d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkVerify(b *testing.B) {
	path := filepath.Join(b.TempDir(), sqlite.FileName)
	l := sqlite.Open(path)
	defer l.Close()
	row := []byte("id,name\n" + strings.Repeat("some-person,Some Person of Somewhere\n", 20_000))
	d := journal.Draft{At: 1, Who: "desk", What: "import"}
	for range 20 {
		d.Entries = append(d.Entries, journal.Entry{Op: journal.Put, Path: "people.csv", Rows: 20_000, Body: row})
	}
	if _, err := l.Append(b.Context(), d); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(20 * len(row)))
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range l.Batches(b.Context(), journal.FirstSeq) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

// Several processes that make the file at once all get to write.
func TestFirstAtOnce(t *testing.T) {
	for range 20 {
		path := filepath.Join(t.TempDir(), sqlite.FileName)
		var cmds []*exec.Cmd
		var outs []*bufio.Scanner
		for i := range 4 {
			cmd, out := start(t, path, fmt.Sprint("p", i), 1)
			cmds, outs = append(cmds, cmd), append(outs, out)
		}
		for i := range cmds {
			for outs[i].Scan() {
				if strings.HasPrefix(outs[i].Text(), "error") {
					t.Error(outs[i].Text())
				}
			}
			if err := cmds[i].Wait(); err != nil {
				t.Error(err)
			}
		}
		if got, err := all(t, path); err != nil || len(got) != len(cmds) {
			t.Fatalf("%d batches, %v; want %d", len(got), err, len(cmds))
		}
	}
}

// A file that a killed writer left without tables is an empty journal, and the next writer makes them.
func TestStoppedBeforeTables(t *testing.T) {
	path := filepath.Join(t.TempDir(), sqlite.FileName)
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=journal_mode(WAL)")
	if err == nil {
		_, err = db.Exec("VACUUM")
	}
	if err == nil {
		err = db.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	if fi, err := os.Stat(path); err != nil || fi.Size() == 0 {
		t.Fatalf("the file is to be there, without tables: %v, %v", fi, err)
	}
	if got, err := all(t, path); err != nil || len(got) != 0 {
		t.Errorf("reads as %d batches, %v; want an empty journal", len(got), err)
	}
	l := sqlite.Open(path)
	defer l.Close()
	if b, err := l.Append(t.Context(), draft("desk", "id\nx\n")); err != nil || b.Seq != 1 {
		t.Errorf("append: %d, %v", b.Seq, err)
	}
}
