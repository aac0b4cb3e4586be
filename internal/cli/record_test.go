package cli_test

import (
	"os"
	"testing"

	"altyn"
	"altyn/lint"
	"altyn/record"
)

// TestRecordOfTestsIsSound keeps the small record of these tests a sound one; -update writes its descriptor.
func TestRecordOfTestsIsSound(t *testing.T) {
	t.Parallel()
	const dir = "testdata/record"
	if *update {
		text, err := record.Describe(os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		replaceFile(t, dir+"/datapackage.json", string(text))
	}
	today := altyn.DayAt(clock())
	for _, f := range lint.Run(os.DirFS(dir), lint.Options{Today: today.Date()}) {
		t.Error(f)
	}
}
