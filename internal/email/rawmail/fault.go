package rawmail

// Why a mail cannot be read. A reason holds nothing of the mail.
const (
	FaultParts     = "too many or too deep parts"
	FaultSize      = "too large"
	FaultWork      = "too much to go over"
	FaultStructure = "broken multipart"
	FaultEncoding  = "unknown transfer encoding"
	FaultCharset   = "unreadable charset"
	FaultEncrypted = "encrypted"
	FaultSender    = "no single sender"
	FaultEmpty     = "nothing to read"
)
