// Package flat writes and reads large arrays so that they can be used where they lie, as in a file that is mapped into
// memory: nothing is decoded, and what is not asked for is not even read.
//
// Numbers are little-endian; every part begins at a multiple of eight bytes, with its number of items before it. On a
// machine that holds numbers so, reading a part copies nothing.
//
// What the parts mean, and whether what is in them holds together, is left to whoever writes them: a checksum over all of
// it, and tests of every number that is used as a place.
package flat

import (
	"encoding/binary"
	"errors"
	"unsafe"
)

// ErrDamaged says that a part does not fit into the data.
var ErrDamaged = errors.New("damaged")

// Number is an item of a part.
type Number interface {
	~uint8 | ~int32 | ~uint32 | ~uint64
}

// AppendCount begins a part of n items. What is appended next are its items, in the number of bytes that reading them
// takes.
func AppendCount(b []byte, n int) []byte {
	b = binary.LittleEndian.AppendUint32(b, uint32(n))
	for len(b)%8 != 0 {
		b = append(b, 0)
	}
	return b
}

// AppendString writes a part of bytes.
func AppendString(b []byte, s string) []byte { return append(AppendCount(b, len(s)), s...) }

// Append writes a part of numbers.
func Append[T Number](b []byte, items []T) []byte {
	b = AppendCount(b, len(items))
	for _, v := range items {
		switch unsafe.Sizeof(v) {
		case 1:
			b = append(b, byte(v))
		case 4:
			b = binary.LittleEndian.AppendUint32(b, uint32(v))
		default:
			b = binary.LittleEndian.AppendUint64(b, uint64(v))
		}
	}
	return b
}

// Reader reads parts in the order in which they were written; after the first fault it gives empty ones.
type Reader struct {
	data []byte
	at   int
	err  error
}

// NewReader reads data from byte at on. What it gives lies in data, which must not change any more.
func NewReader(data []byte, at int) *Reader { return &Reader{data: data, at: at} }

// Err gives the first fault.
func (r *Reader) Err() error { return r.err }

// Require notes err as the fault unless ok.
func (r *Reader) Require(ok bool, err error) {
	if !ok && r.err == nil {
		r.err = err
	}
}

// Done reports whether all of the data was read without a fault.
func (r *Reader) Done() bool { return r.err == nil && r.at == len(r.data) }

// Count begins a part of items of at least size bytes each, and gives their number.
func (r *Reader) Count(size int) int {
	if r.err != nil || r.at > len(r.data)-4 {
		r.Require(false, ErrDamaged)
		return 0
	}
	n := int(binary.LittleEndian.Uint32(r.data[r.at:]))
	r.at = (r.at + 4 + 7) &^ 7
	if r.at > len(r.data) || n > (len(r.data)-r.at)/size {
		r.Require(false, ErrDamaged)
		return 0
	}
	return n
}

// String reads a part of bytes.
func (r *Reader) String() string {
	b := Numbers[byte](r)
	return unsafe.String(unsafe.SliceData(b), len(b))
}

// Numbers reads a part of numbers.
func Numbers[T Number](r *Reader) []T {
	return Items(r, func(b []byte) (v T) {
		switch unsafe.Sizeof(v) {
		case 1:
			return T(b[0])
		case 4:
			return T(binary.LittleEndian.Uint32(b))
		}
		return T(binary.LittleEndian.Uint64(b))
	})
}

// Items reads a part of items that lie in memory as they are written: T must be a number, or a struct of numbers without
// pointers whose gaps are named and were written as zeros. Elsewhere read makes an item of its bytes.
func Items[T any](r *Reader, read func([]byte) T) []T {
	var t T
	size := int(unsafe.Sizeof(t))
	n := r.Count(size)
	if n == 0 {
		return nil
	}
	b := r.data[r.at : r.at+n*size]
	r.at += len(b)
	at := unsafe.Pointer(unsafe.SliceData(b))
	if asWritten && uintptr(at)%unsafe.Alignof(t) == 0 {
		return unsafe.Slice((*T)(at), n)
	}
	out := make([]T, n)
	for i := range out {
		out[i] = read(b[i*size:])
	}
	return out
}

// asWritten reports whether the machine holds numbers as they are written.
var asWritten = binary.NativeEndian.Uint16([]byte{1, 0}) == 1
