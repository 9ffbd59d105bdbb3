package line

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
)

// Verify reports whether signature, the value of X-Line-Signature, was made over
// exactly these bytes with one of the channel secrets. There are two while a
// reissued secret takes over: LINE kills the old one at once (platform fact 2).
// An empty secret verifies nothing.
//
// See https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/.
func Verify(secrets [][]byte, body []byte, signature string) bool {
	claimed, err := base64.StdEncoding.Strict().DecodeString(signature)
	if err != nil {
		return false
	}
	valid := false
	for _, secret := range secrets {
		valid = sameMAC(secret, body, claimed) || valid // no early return: each secret takes the same time
	}
	return valid
}

func sameMAC(secret, body, claimed []byte) bool {
	mac := hmac.New(sha256.New, secret)
	mac.Write(body)
	return hmac.Equal(mac.Sum(nil), claimed) && len(secret) > 0
}
