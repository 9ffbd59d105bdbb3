# shellcheck shell=bash disable=SC2154,SC2034
# A part of infra/deploy. What must be so before. Each check says a sentence; STOP ends the deployment before it begins.

check_stack() {
	local status
	status=$(ask cloudformation describe-stacks --stack-name "${set[Stack]}" --query 'Stacks[0].StackStatus') || status=none
	case $status in
	none | REVIEW_IN_PROGRESS) good "there is no such stack yet; it will be made" ;;
	ROLLBACK_COMPLETE | ROLLBACK_FAILED | DELETE_FAILED) bad "the stack is $status: its first deployment failed. Delete it (aws cloudformation delete-stack --stack-name ${set[Stack]}) and deploy again" ;;
	UPDATE_ROLLBACK_FAILED) bad "the stack is $status: aws cloudformation continue-update-rollback --stack-name ${set[Stack]} comes first" ;;
	*IN_PROGRESS) bad "the stack is $status: somebody deploys it right now" ;;
	*) kind=UPDATE && good "the stack is there, $status" ;;
	esac
}

# A new version is not taken into use while one of its alarms rings.
check_alarms() {
	local ringing
	[[ $kind = UPDATE && $(value Rollout) != AllAtOnce ]] || return 0
	ringing=$(ask cloudwatch describe-alarms --alarm-name-prefix "${set[Stack]}-" --state-value ALARM --query 'MetricAlarms[].AlarmName') || ringing=
	ringing=$(tr '\t' '\n' <<<"$ringing" | grep -E 'NewAlarm|(Line|Email|Answer)ThrottlesAlarm|ParkedAlarm' | tr '\n' ' ' || true)
	if [[ -n $ringing ]]; then
		bad "$ringing rings, and would take back whatever is deployed. If this mends it: Rollout=AllAtOnce, for this once"
	else
		good "no alarm rings that would take a new version back"
	fi
}

# fits asks these programs about the bundle that counts.
fits() { (cd "$here/.." && go run ./infra/local incident fits -control "s3://$1" -keys "$(value BundleKeys)") 2>"$work/error"; }

# A published bundle goes on counting after a deployment where the new programs take it. Where they do not they
# answer by the incident that is built in, which may have the words that it was published against.
check_bundle() {
	local bucket said sum
	[[ $kind = UPDATE && -z $goes_back ]] || return 0
	if ! bucket=$(res ControlBucket) || ! said=$(fits "$bucket"); then
		look "whether the bundle that counts fits these programs is not known: $(grep -v '^exit status' "$work/error" | tail -1)"
		return
	fi
	sum=${said%% *}
	case $said in
	none) good "no published bundle counts; these programs bring theirs" ;;
	"$sum fits") good "the bundle that counts, $sum, fits these programs" ;;
	*)
		if [[ -n ${BUILT_IN:-} ]]; then look "the bundle $sum will not count any more (${said#* }); the incident that is built in will"
		else bad "the bundle that counts, $sum, would not count any more (${said#* }), and the incident that is built in would. Bring it up to what was published, deploy with BUILT_IN=1, publish anew: docs/runbook.md, \"A changed incident\""; fi
		;;
	esac
}

check_secret() {
	local key deleted versions arn=${set[DeskSecretArn]:-}
	# shellcheck disable=SC2016 # the backquotes are JMESPath's
	if ! key=$(ask secretsmanager describe-secret --secret-id "$arn" --query '[KmsKeyId,DeletedDate,length(keys(VersionIdsToStages || `{}`))]'); then
		bad "there is no secret DeskSecretArn=$arn: make it as README.md says, \"Secrets\" ($(why))"
		return
	fi
	read -r key deleted versions <<<"$key"
	[[ $deleted = None ]] || bad "the desk's secret is about to be deleted: aws secretsmanager restore-secret --secret-id $arn"
	[[ $key = None || $key = alias/aws/secretsmanager ]] || bad "the desk's secret is encrypted with $key, which the functions may not use: take aws/secretsmanager"
	if [[ $versions = 0 ]]; then bad "nothing is in the desk's secret yet"; else good "the desk's secret is there"; fi
}

# Half of what the account may run at once is for turns, which can wait in their queue; the
# rest is for what comes in, which cannot.
check_concurrency() {
	local quota free reserved=$(($(value LineReserved) + $(value EmailReserved)))
	if ! quota=$(ask lambda get-account-settings --query 'AccountLimit.[ConcurrentExecutions,UnreservedConcurrentExecutions]'); then
		look "Lambda does not say how many functions may run at once ($(why)); $(value AnswerConcurrency) turns will"
		return
	fi
	read -r quota free <<<"$quota"
	own[AnswerConcurrency]=$((quota / 2 < 2 ? 2 : quota / 2 > 50 ? 50 : quota / 2))
	if ((quota < 100)); then
		look "the account runs $quota functions at once, as new ones do: $(value AnswerConcurrency) turns at a time, and a rush is answered late. Ask for 1,000 (Service Quotas, AWS Lambda, Concurrent executions); it may take days"
	else
		good "the account runs $quota functions at once; $(value AnswerConcurrency) turns of them"
	fi
	(($(value AnswerConcurrency) <= quota - 4)) || bad "AnswerConcurrency=$(value AnswerConcurrency) leaves nothing of $quota for what comes in"
	[[ $kind = UPDATE ]] || ((reserved == 0 || free - reserved >= 100)) || bad "of $free, $reserved are to be reserved, and Lambda keeps 100 for all others: LineReserved=0 and EmailReserved=0, or a higher quota"
}

check_region() {
	if ask ses list-receipt-rule-sets --query 'length(RuleSets)' >/dev/null; then
		good "SES receives mail in $region"
	else
		bad "SES does not take rules for incoming mail in $region, or you may not ask ($(why)). The stack stands where SES receives, as in ap-northeast-1, eu-west-1, us-east-1"
	fi
}

check_sandbox() {
	local state production sending health
	if ! state=$(ask sesv2 get-account --query '[ProductionAccessEnabled,SendingEnabled,EnforcementStatus]'); then
		look "SES does not say whether the account may send ($(why))"
		return
	fi
	read -r production sending health <<<"$state"
	[[ $production = True ]] || bad "SES is in its sandbox here: it sends to verified addresses only, so no customer gets an answer. Ask for production access (SES console, Account dashboard); a day as a rule"
	[[ $sending != False ]] || bad "SES has stopped sending of the account; docs/runbook.md, \"SES stops our mail\""
	[[ $health = HEALTHY || $health = None ]] || look "SES says $health of the account: answer its review before you send more"
	[[ $production != True || $sending = False ]] || good "SES sends, and not in the sandbox"
}

check_domains() {
	local domain state
	for domain in $(printf '%s\n' "${set[DeskAddress]#*@}" "${set[CodeAddress]#*@}" | sort -u); do
		if ! state=$(ask sesv2 get-email-identity --email-identity "$domain" --query '[VerifiedForSendingStatus,DkimAttributes.Status]'); then
			bad "SES does not know the domain $domain: aws sesv2 create-email-identity --email-identity $domain, and its three CNAME records into the DNS"
		elif [[ $state != True* ]]; then
			bad "SES has not verified $domain yet: its CNAME records are not in the DNS, or not seen ($state)"
		else
			good "SES has verified $domain"
		fi
	done
}

# mx asks the DNS, by what there is to ask with.
mx() {
	if command -v dig >/dev/null; then dig +short MX "$1" | awk '{ print $2 }'
	elif command -v host >/dev/null; then host -t MX "$1" | awk '/mail is handled/ { print $NF }'
	else return 1; fi
}

# The MX record of a domain is for all its mail: a desk on the company's own domain would take it all.
check_mx() {
	local domain=${set[DeskAddress]#*@} want=inbound-smtp.$region.amazonaws.com found
	[[ -z $rehearsal ]] || { look "rehearsal: nobody is asked for the MX record of $domain"; return; }
	found=$(mx "$domain") || { look "no dig and no host here: see that the MX record of $domain is \"10 $want\""; return; }
	if [[ ${found%.} = "$want" ]]; then good "mail to $domain comes to SES"
	elif [[ -z $found ]]; then bad "$domain has no MX record: \"10 $want\""
	elif [[ -n ${set[AuthServId]:-} ]]; then look "mail to $domain goes to ${found//$'\n'/ }, your own server, which hands it to POST /email"
	else bad "mail to $domain goes to ${found//$'\n'/ }. Do not change that: take an address on a subdomain whose only MX record is \"10 $want\""; fi
}

check_rules() {
	local active
	active=$(ask ses describe-active-receipt-rule-set --query Metadata.Name) || active=None
	case $active in
	None) good "no rule set for incoming mail is active; ours will be" ;;
	"${set[Stack]}-mail") good "our rule set is the active one" ;;
	*) look "the rule set $active is active, and a region has one: move its rules into ${set[Stack]}-mail, then aws ses set-active-receipt-rule-set --rule-set-name ${set[Stack]}-mail. Until then no mail comes" ;;
	esac
}

# furnish does in a rehearsal what a person does before the first deployment.
furnish() {
	local domain
	ask secretsmanager create-secret --name rehearsal --secret-string '{}' >/dev/null || true # it may be there
	set[DeskSecretArn]=$(ask secretsmanager describe-secret --secret-id rehearsal --query ARN)
	for domain in $(printf '%s\n' "${set[DeskAddress]#*@}" "${set[CodeAddress]#*@}" | sort -u); do
		ask sesv2 create-email-identity --email-identity "$domain" >/dev/null || true
	done
}

checks() {
	say "what must be so before"
	who
	[[ -z $rehearsal ]] || furnish
	check_stack
	check_alarms
	check_bundle
	check_secret
	check_concurrency
	check_region
	check_sandbox
	check_domains
	check_mx
	check_rules
	check_reader
	((wrong == 0)) && return
	[[ -n $rehearsal ]] || fail "$wrong things stop it; nothing was changed"
	look "$wrong things would stop it; a rehearsal goes on"
}
