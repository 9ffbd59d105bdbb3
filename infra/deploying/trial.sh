# shellcheck shell=bash disable=SC2154
# A part of infra/deploy. What is deployed, tested.

# written waits for lines of a log that were written since.
written() {
	local log=$1 pattern=$2 since=$3 end=$((SECONDS + 180)) found
	while ((SECONDS < end)); do
		found=$(ask logs filter-log-events --log-group-name "$(res "$log")" --filter-pattern "$pattern" --start-time "$since" --query 'events[].eventId') || found=
		[[ $found =~ [0-9]{10} ]] && return # pages without events are empty lines
		sleep 5
	done
	return 1
}

# mailed sends a mail by SES that a machine wrote, so that nobody answers it.
mailed() {
	ask sesv2 send-email --from-email-address "$1" --destination "ToAddresses=$2" --configuration-set-name "$(res "$3")" --content \
		'{"Simple":{"Subject":{"Data":"Test of a deployment"},"Body":{"Text":{"Data":"Nobody wrote this."}},"Headers":[{"Name":"Auto-Submitted","Value":"auto-generated"}]}}' >/dev/null ||
		fail "SES does not send from $1: $(why)"
}

test_mail() {
	local since
	since=$(date +%s000)
	mailed "${set[DeskAddress]}" bounce@simulator.amazonses.com DeskMail
	mailed "${set[CodeAddress]}" "${set[DeskAddress]}" CodeMail
	written FeedbackLog '{ $.type = "platform.report" }' "$since" || fail "a mail to bounce@simulator.amazonses.com did not come back as a bounce: MailTopic, FeedbackFunction"
	good "what becomes of our mail is told: a bounce of SES's mailbox simulator came back"
	if [[ -n ${set[AuthServId]:-} ]]; then return 0; fi
	written EmailLog '{ $.msg = "mail" }' "$since" || fail "a mail to ${set[DeskAddress]} did not come in: MX record, active rule set, MailRule, EmailFunction"
	good "a mail to ${set[DeskAddress]} came in through SES"
}

# shelf are the receipts of the cases that are open, or closed. The rest of a row is sealed, and not asked for.
shelf() {
	local n
	for n in {0..7}; do
		ask dynamodb query --table-name "$(out DeskTable)" --index-name work --key-condition-expression 'wpk = :p' --select SPECIFIC_ATTRIBUTES --projection-expression pk \
			--expression-attribute-values "{\":p\":{\"S\":\"CASE#$1#$n\"}}" --query 'Items[].[pk.S]'
	done | sed -n 's/^K#//p' | sort -u
}

# appears waits some seconds for a receipt that was not on a shelf before, and prints it.
appears() {
	local on=$1 before=$2 end=$((SECONDS + $3)) new
	while ((SECONDS < end)); do
		new=$(comm -13 "$before" <(shelf "$on") | head -1)
		[[ -n $new ]] && { echo "$new"; return; }
		sleep 5
	done
	return 1
}

# test_doors knocks at the webhooks, with signatures that fit and one that does not. The secret goes
# from one program to the other, and into no command line. Given the address that takes mail of your
# own server, it hands one over that asks for a person.
test_doors() {
	aws secretsmanager get-secret-value --secret-id "${set[DeskSecretArn]}" --query SecretString --output text |
		go run ./infra/smoke -line "$(out LineUrl)" -email "$1" -to "${set[DeskAddress]}" || fail "a webhook does not answer as it must; docs/runbook.md"
}

# test_case opens a case, by the mail server's door or by a mail of whoever deploys, who closes it.
test_case() {
	local receipt until
	shelf open >"$work/open"
	test_doors "$(out EmailUrl)"
	if ! receipt=$(appears open "$work/open" 60); then
		look "write to ${set[DeskAddress]} from a mailbox of yours that you wish to talk to a person; this waits for 15 minutes"
		receipt=$(appears open "$work/open" 900) || fail "no case was opened: EmailLog, AnswerLog, docs/runbook.md"
	fi
	good "case $receipt is open. Sign in at $(value DeskUrl)/desk/, take it and close it; this waits for 15 minutes"
	until=$((SECONDS + 900))
	while ! shelf closed | grep -qxF "$receipt"; do
		((SECONDS < until)) || fail "case $receipt was not closed: sign-in, staff pages, DeskLog"
		sleep 5
	done
	good "case $receipt is closed"
}

# tests tries what is deployed. A case is opened where that is wanted: staff see it.
tests() {
	say "what is deployed, tested"
	test_mail
	if [[ $1 = case ]]; then test_case; else test_doors ''; fi
	good "the desk works. Follow the link in the mail to $(value AlarmAddress), or nobody is woken"
	[[ $1 = case ]] || look "infra/deploy test opens a case, too, for you to close at $(value DeskUrl)/desk/. First register $(value DeskUrl)/desk/callback with $(value OidcIssuer); the API's own address is $(out DeskUrl)"
}
