package cli_test

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWordingOfLanguages finds messages that another language lacks, or has on its own.
func TestWordingOfLanguages(t *testing.T) {
	t.Parallel()
	for _, dir := range []string{"wording", "../report/messages", "../view/messages"} {
		want := messageKeys(t, filepath.Join(dir, "en.txt"))
		files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			have := messageKeys(t, name)
			for k := range want {
				if !have[k] {
					t.Errorf("%s: %s is missing", name, k)
				}
			}
			for k := range have {
				if !want[k] {
					t.Errorf("%s: %s is not in English", name, k)
				}
			}
		}
	}
}

// messageKeys gives the keys of a file of messages.
func messageKeys(t *testing.T, name string) map[string]bool {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	keys := map[string]bool{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		line := lines.Text()
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, " ") {
			continue
		}
		if k, _, ok := strings.Cut(line, ":"); ok {
			if keys[k] {
				t.Errorf("%s: %s is written twice", name, k)
			}
			keys[k] = true
		}
	}
	return keys
}
