//go:build unix

package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"altyn/journal"
	"altyn/journal/sqlite"
)

// kills is how often the command is killed while it writes.
const kills = 100

// runs runs the command in a folder with the small record as rec.
type runs struct {
	tb          testing.TB
	binary, dir string
}

func newRuns(tb testing.TB) runs {
	tb.Helper()
	r := runs{tb, build(tb), tb.TempDir()}
	if err := os.CopyFS(filepath.Join(r.dir, "rec"), os.DirFS("../../internal/cli/testdata/record")); err != nil {
		tb.Fatal(err)
	}
	return r
}

func (r runs) command(args ...string) *exec.Cmd {
	cmd := exec.CommandContext(r.tb.Context(), r.binary, append(args, "--data", "rec", "--by", "test")...)
	cmd.Dir = r.dir
	return cmd
}

// batches reads the journal as another process would, and fails unless it is whole.
func (r runs) batches() []journal.Batch {
	r.tb.Helper()
	l := sqlite.Open(filepath.Join(r.dir, "rec", sqlite.FileName))
	defer l.Close()
	var out []journal.Batch
	for b, err := range l.Batches(r.tb.Context(), journal.FirstSeq) {
		if err != nil {
			r.tb.Fatalf("after batch %d: %v", len(out), err)
		}
		out = append(out, b)
	}
	return out
}

// holds counts the batches that have the text.
func holds(all []journal.Batch, text string) int {
	n := 0
	for _, b := range all {
		for _, e := range b.Entries {
			n += strings.Count(string(e.Body), text)
		}
	}
	return n
}

// TestKilledWhileWriting kills the command at random moments: what it had said was written is there, nothing is there by
// half or twice, the chain holds, and the next command needs no repair.
func TestKilledWhileWriting(t *testing.T) {
	if testing.Short() {
		t.Skip("it starts some hundred processes")
	}
	t.Parallel()
	r := newRuns(t)
	rng := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
	begin := time.Now()
	if out, err := r.command("add", "delegations", "games=2001S", "nation=AAA", "of=athletes", "sport=judo", "value=1", "source=gazette-1").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	m := moments{usual: time.Since(begin), rng: rng}
	acknowledged := map[int]bool{}
	for i := range kills {
		out := m.run(t, r.command("add", "delegations", "games=2001S", "nation=BBB", "of=athletes", "sport=judo", fmt.Sprintf("value=%d", 1000+i), "source=gazette-1"))
		acknowledged[i] = strings.Contains(out, "batch ")
	}
	all := r.batches()
	written := 0
	for i := range kills {
		n := holds(all, fmt.Sprintf(",%d,gazette-1", 1000+i))
		written += n
		if n > 1 || n == 0 && acknowledged[i] {
			t.Errorf("row %d is there %d times; acknowledged: %t", i, n, acknowledged[i])
		}
	}
	if out, err := r.command("add", "delegations", "games=2001S", "nation=CCC", "of=athletes", "sport=judo", "value=1", "source=gazette-1").CombinedOutput(); err != nil {
		t.Errorf("the next command: %v\n%s", err, out)
	}
	if m.stopped == 0 || written == 0 {
		t.Errorf("%d runs were killed and %d rows written: the test tests nothing", m.stopped, written)
	}
	t.Logf("%d of %d runs killed, %d rows written, in %d batches", m.stopped, kills, written, len(all))
}

// TestTwoWriters runs two series of commands at once: every row is there once, in one order for both.
func TestTwoWriters(t *testing.T) {
	t.Parallel()
	r := newRuns(t)
	const each = 8
	var wg sync.WaitGroup
	for w, nation := range []string{"AAA", "BBB"} {
		wg.Go(func() {
			for i := range each {
				// Both write the same row once in a while: it must not be there twice.
				args := []string{"add", "delegations", "games=2001S", "nation=" + nation, "of=athletes", "sport=judo", fmt.Sprintf("value=%d", 1000*(w+1)+i), "source=gazette-1"}
				if i%4 == 0 {
					args = []string{"add", "delegations", "games=2001S", "nation=CCC", "of=athletes", "sport=judo", fmt.Sprintf("value=%d", 5000+i), "source=gazette-1"}
				}
				if out, err := r.command(args...).CombinedOutput(); err != nil {
					t.Errorf("%v\n%s", err, out)
				}
			}
		})
	}
	wg.Wait()
	all := r.batches()
	for i := range each {
		for w, nation := range []string{"AAA", "BBB"} {
			want := fmt.Sprintf("2001S,%s,athletes,judo,,%d,gazette-1", nation, 1000*(w+1)+i)
			if i%4 == 0 {
				want = fmt.Sprintf("2001S,CCC,athletes,judo,,%d,gazette-1", 5000+i)
			}
			if n := holds(all, want); n != 1 {
				t.Errorf("%q is there %d times", want, n)
			}
		}
	}
}

// TestReadOnlyFolder holds that reading goes on where nothing can be written, and that writing says why it cannot.
func TestReadOnlyFolder(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root writes everywhere")
	}
	t.Parallel()
	r := newRuns(t)
	if out, err := r.command("add", "people", "id=dora", "name=Dora", "source=gazette-1").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	rec := filepath.Join(r.dir, "rec")
	if err := os.Chmod(rec, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(rec, 0o755) })
	out, err := r.command("add", "people", "id=emma", "name=Emma", "source=gazette-1").CombinedOutput()
	if err == nil || !strings.Contains(string(out), "cannot be written") {
		t.Errorf("%v: %s", err, out)
	}
	cmd := exec.CommandContext(t.Context(), r.binary, "show", "dora", "--data", rec)
	if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), "Dora") {
		t.Errorf("%v: %s", err, out)
	}
}

// TestFullDisk writes to a small disk until it is full: the error says so, what was written before is there, and goes on
// once there is room.
func TestFullDisk(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can make a small disk")
	}
	r := newRuns(t)
	disk := filepath.Join(r.dir, "disk")
	if err := os.Mkdir(disk, 0o755); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.CommandContext(t.Context(), "mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk).CombinedOutput(); err != nil {
		t.Skipf("mount: %v %s", err, out)
	}
	t.Cleanup(func() { exec.Command("umount", "-l", disk).Run() })
	add := func(i int) ([]byte, error) {
		return exec.CommandContext(t.Context(), r.binary, "add", "sources", fmt.Sprintf("id=s-%d", i), "publisher=p", "kind=press", "title=T",
			"note="+strings.Repeat("x", 20_000), "--data", disk, "--by", "test").CombinedOutput()
	}
	good := 0
	var failed string
	for i := range 40 {
		out, err := add(i)
		if err != nil {
			failed = string(out)
			break
		}
		good++
	}
	if failed == "" || !strings.Contains(failed, "disk is full") && !strings.Contains(failed, "disk I/O error") {
		t.Errorf("after %d batches: %q", good, failed)
	}
	l := sqlite.Open(filepath.Join(disk, sqlite.FileName))
	n := 0
	for _, err := range l.Batches(t.Context(), journal.FirstSeq) {
		if err != nil {
			t.Error(err)
		}
		n++
	}
	l.Close()
	if n != good {
		t.Errorf("%d batches are there, %d were acknowledged", n, good)
	}
	if out, err := exec.CommandContext(t.Context(), "mount", "-o", "remount,size=4m", disk).CombinedOutput(); err != nil {
		t.Skipf("remount: %v %s", err, out)
	}
	if out, err := add(99); err != nil {
		t.Errorf("with room again: %v\n%s", err, out)
	}
}

// dataSet writes an invented data set in the form of the 120-years file, of which each number gives other people.
func dataSet(tb testing.TB, dir string, number int) string {
	tb.Helper()
	rng := rand.New(rand.NewPCG(uint64(number), 7))
	word := func() string {
		b := make([]byte, 10)
		for i := range b {
			b[i] = byte('a' + rng.IntN(26))
		}
		return strings.ToUpper(string(b[:1])) + string(b[1:])
	}
	var b strings.Builder
	b.WriteString(`"ID","Name","Sex","Age","Height","Weight","Team","NOC","Games","Year","Season","City","Sport","Event","Medal"` + "\n")
	for i := range 40 {
		fmt.Fprintf(&b, `"%d","%s %s","F","24",NA,NA,"Alfia","AAA","2001 Summer",2001,"Summer","Ayton","Rowing","Rowing Women's Single Sculls",NA`+"\n", 1000*number+i+1, word(), word())
	}
	name := fmt.Sprintf("set-%d.csv", number)
	if err := os.WriteFile(filepath.Join(dir, name), []byte(b.String()), 0o644); err != nil {
		tb.Fatal(err)
	}
	return name
}

// TestKilledWhileImporting kills imports at random moments: each is there whole or not at all.
func TestKilledWhileImporting(t *testing.T) {
	if testing.Short() {
		t.Skip("it starts some hundred processes")
	}
	t.Parallel()
	r := newRuns(t)
	rng := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 2))
	begin := time.Now()
	if out, err := r.command("import", "kaggle120", dataSet(t, r.dir, 0)).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	m := moments{usual: time.Since(begin), rng: rng}
	acknowledged := map[string]bool{}
	for i := range kills {
		name := dataSet(t, r.dir, i+1)
		acknowledged[name] = strings.Contains(m.run(t, r.command("import", "kaggle120", name)), "batch ")
	}
	all := r.batches() // and so every batch that is there is whole: its hash is over all of its rows
	written := 0
	for name, said := range acknowledged {
		n := 0
		for _, b := range all {
			if strings.HasSuffix(b.What, " "+name) {
				n++
			}
		}
		written += n
		if n > 1 || n == 0 && said {
			t.Errorf("%s is there %d times; acknowledged: %t", name, n, said)
		}
	}
	if out, err := r.command("import", "kaggle120", "set-1.csv").CombinedOutput(); err != nil {
		t.Errorf("the next import: %v\n%s", err, out)
	}
	if m.stopped == 0 || written == 0 {
		t.Errorf("%d imports were killed and %d written: the test tests nothing", m.stopped, written)
	}
	t.Logf("%d of %d imports killed, %d written", m.stopped, kills, written)
}

// moments chooses when to kill: about when a command usually writes, however busy the machine is.
type moments struct {
	usual   time.Duration
	rng     *rand.Rand
	stopped int
}

// run runs the command, kills it at some moment, and gives what it had said by then.
func (m *moments) run(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(time.Duration(m.rng.Int64N(int64(m.usual))), func() { cmd.Process.Signal(syscall.SIGKILL) })
	err := cmd.Wait()
	timer.Stop()
	switch {
	case err == nil:
		m.usual = max(m.usual*9/10, 20*time.Millisecond)
	case cmd.ProcessState.Exited():
		t.Fatalf("the command failed by itself: %v\n%s", err, &stderr)
	default:
		m.usual = min(m.usual*6/5, 3*time.Second)
		m.stopped++
	}
	return stdout.String()
}
