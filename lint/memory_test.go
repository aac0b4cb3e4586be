package lint_test

import (
	"fmt"
	"io/fs"
	"testing/fstest"

	"altyn/lint"
)

// memory is a directory in memory: text by path.
type memory map[string]string

func (m memory) fs() fs.FS {
	dir := fstest.MapFS{}
	for p, text := range m {
		dir[p] = &fstest.MapFile{Data: []byte(text)}
	}
	return dir
}

func ExampleRun() {
	dir := memory{
		"sources.csv": "id,publisher,kind,title,url,via,published,language,note,recorded\norg,organiser,results-body,,,,,,,\n",
		"nations.csv": "id,iso3,iso2,name,kind,valid,ranked,continent,source,confidence,note,recorded,withdrawn,reason\n",
		"games.csv": "id,movement,season,edition,status,name,opens,closes,first_competition,nations,athletes,men,women,sports,disciplines,events,source,confidence,note,recorded,withdrawn,reason\n" +
			"2012S,olympic,winter,30,held,London 2012,2012-07-27,2012-08-12,,,,,,,,,ogr,verified,,,,\n",
	}
	for _, f := range lint.Run(dir.fs(), lint.Options{Today: today}) {
		fmt.Println(f)
	}
	// Output:
	// games.csv:2:15: error: the id says summer, the column winter [games-window]
	// games.csv:2:72: error: source "ogr" is not in the table sources [unknown-id]
	// 	fix: did you mean "org"?
}
