package view

import (
	"embed"
	"io/fs"
)

//go:embed messages
var messageFiles embed.FS

// Messages gives the wording of the messages of views, a file a language, to be loaded with those of
// [altyn/internal/report].
func Messages() fs.FS {
	sub, err := fs.Sub(messageFiles, "messages")
	if err != nil {
		return messageFiles // cannot be: the folder is embedded
	}
	return sub
}
