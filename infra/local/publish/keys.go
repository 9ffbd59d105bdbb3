package publish

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"madoguchi/infra/local/cli"
	"madoguchi/infra/local/shelf"
)

// signer signs with one person's key.
type signer interface {
	// sign returns an ASN.1 signature of a statement, ECDSA on P-256 over its SHA-256.
	sign(ctx context.Context, statement []byte) ([]byte, error)
	// public is the public key, as a parameter holds it.
	public(ctx context.Context) (string, error)
}

// kmsKeys begin the name of a key that stays in KMS.
const kmsKeys = "kms:"

// openKey opens a key: kms:ID, or a file that newKey wrote.
func openKey(name string) (signer, error) {
	if id, ok := strings.CutPrefix(name, kmsKeys); ok {
		return kms{id, shelf.AWS}, nil
	}
	content, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	block, _ := pem.Decode(content)
	if block == nil {
		return nil, fmt.Errorf("%s holds no key; incident key -o FILE makes one", name)
	}
	key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	private, ok := key.(*ecdsa.PrivateKey)
	if err != nil || !ok || private.Curve != elliptic.P256() {
		return nil, fmt.Errorf("%s holds no key of P-256; incident key -o FILE makes one", name)
	}
	return file{private}, nil
}

// newKey writes a new key into a file that is not there yet.
func newKey(name string) (signer, error) {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	der, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		return nil, err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	return file{private}, errors.Join(pem.Encode(f, &pem.Block{Type: "PRIVATE KEY", Bytes: der}), f.Close())
}

// file is a key from a file.
type file struct{ key *ecdsa.PrivateKey }

func (f file) sign(_ context.Context, statement []byte) ([]byte, error) {
	digest := sha256.Sum256(statement)
	return ecdsa.SignASN1(rand.Reader, f.key, digest[:])
}

func (f file) public(context.Context) (string, error) {
	der, err := x509.MarshalPKIXPublicKey(&f.key.PublicKey)
	return base64.StdEncoding.EncodeToString(der), err
}

// kms is a key that never leaves KMS: of ECC_NIST_P256, for SIGN_VERIFY.
type kms struct {
	id  string
	run func(ctx context.Context, args ...string) ([]byte, error) // the AWS CLI
}

func (k kms) sign(ctx context.Context, statement []byte) ([]byte, error) {
	f, err := os.CreateTemp("", "madoguchi-")
	if err != nil {
		return nil, err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(statement)
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, err
	}
	out, err := k.run(ctx, "kms", "sign", "--key-id", k.id, "--message", "fileb://"+f.Name(), "--message-type", "RAW",
		"--signing-algorithm", "ECDSA_SHA_256", "--query", "Signature", "--output", "text")
	if err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(strings.TrimSpace(string(out)))
}

func (k kms) public(ctx context.Context) (string, error) {
	out, err := k.run(ctx, "kms", "get-public-key", "--key-id", k.id, "--query", "PublicKey", "--output", "text")
	return strings.TrimSpace(string(out)), err
}

// key is `incident key`.
func key(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := cli.New("incident key", stderr)
	by := flags.String("by", "", "whose key it is: a `name` without commas and colons")
	output := flags.String("o", "", "`file` for a new key; what is in it signs, so it is nobody else's")
	name := flags.String("key", "", "a `key` that is there: kms:ID, or a file")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if err := cli.None(flags); err != nil {
		return err
	}
	if !named(*by) || (*output == "") == (*name == "") {
		return errors.New("incident key -by NAME, and -o FILE for a new one or -key KEY for one that is there")
	}
	open := func() (signer, error) { return openKey(*name) }
	if *output != "" {
		open = func() (signer, error) { return newKey(*output) }
	}
	s, err := open()
	if err != nil {
		return err
	}
	public, err := s.public(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(stdout, "%s:%s\n", *by, public)
	return err
}

func named(by string) bool { return by != "" && !strings.ContainsAny(by, ",: \n") }
