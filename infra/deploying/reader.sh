# shellcheck shell=bash disable=SC2154,SC2034
# A part of infra/deploy. The reader outside, where one is wanted; docs/reader.md says why each.

check_reader() {
	[[ $(value Reader) = bedrock ]] || { good "no reader outside"; return; }
	local model
	model=$(value ReaderModel)
	reader_profile "$model"
	reader_form "$model"
	reader_access "${model#*.}"
	reader_life "${model#*.}"
	reader_quota "${model#*.}"
	reader_logs
	reader_retention
	((wrong)) || reader_call "$model" || bad "the model answers nothing ($(why)): the form about the use, the subscription, the quota or a policy of the organization"
}

reader_profile() {
	local models
	models=$(ask bedrock get-inference-profile --inference-profile-identifier "$1" --query "join(',', models[].modelArn)") || { bad "there is no inference profile $1 in $region ($(why))"; return; }
	own[ReaderModelArns]=$models
	[[ -z ${set[ReaderModelArns]:-} || ${set[ReaderModelArns]} = "$models" ]] || bad "ReaderModelArns is not what the profile names: $models"
	good "the profile $1 leads to $models"
}

reader_form() {
	[[ $1 == *.anthropic.* ]] || return 0
	if ask bedrock get-use-case-for-model-access --query formData >/dev/null; then good "the form about the use was handed in"
	else bad "the form about the use of Anthropic's models is missing: Bedrock console, Model catalog, once an account or in the organization's management account ($(why))"; fi
}

reader_access() {
	local state
	state=$(ask bedrock get-foundation-model-availability --model-id "$1" --query '[agreementAvailability.status,authorizationStatus,entitlementAvailability,regionAvailability]') || { look "Bedrock does not say whether the account may call $1 ($(why))"; return; }
	if [[ $state = $'AVAILABLE\tAUTHORIZED\tAVAILABLE\tAVAILABLE' ]]; then good "the account has subscribed to $1"
	else look "the account has not subscribed to $1 yet ($(tr '\t' ' ' <<<"$state")): the first call, below, does it with your rights on AWS Marketplace"; fi
}

reader_life() {
	local life state ends
	life=$(ask bedrock get-foundation-model --model-identifier "$1" --query 'modelDetails.modelLifecycle.[status,endOfLifeTime]') || { look "Bedrock does not say how long $1 lives ($(why))"; return; }
	read -r state ends <<<"$life"
	if [[ $state = LEGACY ]]; then bad "$1 is legacy and ends on $ends: take a younger one"
	elif [[ $ends = None ]]; then good "$1 is active, and no last day is named"
	else look "$1 ends on $ends; after that day it answers nothing"; fi
}

reader_quota() {
	local name quotas
	name=$(ask bedrock get-foundation-model --model-identifier "$1" --query modelDetails.modelName) || return 0
	quotas=$(ask service-quotas list-service-quotas --service-code bedrock --query "Quotas[?contains(QuotaName, 'okens per') && contains(QuotaName, '${name#Claude }')].[Value,QuotaName]") || { look "no quota of $name is told ($(why))"; return; }
	if grep -Eq '^0(\.0)?[[:space:]]' <<<"$quotas"; then bad "a quota of $name is 0, as in new accounts: ask for more (Service Quotas, Amazon Bedrock)"; fi
	printf '%s\n' "${quotas:-none is listed}" | while IFS= read -r line; do look "quota of $name: $line (an announcement takes 5,400,000 tokens a minute, docs/reader.md)"; done
}

# What Bedrock logs are words of customers. It is a switch of each region, for all models.
reader_logs() {
	local each logs to
	for each in $(tr ',' '\n' <<<"$(value ReaderModelArns)" | cut -d: -f4 | cat - <(echo "$region") | sort -u); do
		logs=$(ask bedrock get-model-invocation-logging-configuration --region "$each" --query '[loggingConfig.cloudWatchConfig.logGroupName,loggingConfig.s3Config.bucketName]') || { bad "Bedrock does not say whether it logs calls in $each ($(why))"; continue; }
		to=$(tr '\t' '\n' <<<"$logs" | grep -v '^None$' | paste -sd, || true)
		if [[ -z $to ]]; then good "Bedrock logs no call in $each"
		elif [[ $to = "${set[ReaderLogs]:-}" ]]; then look "Bedrock logs calls in $each to $to, as the privacy officer agreed (ReaderLogs)"
		else bad "Bedrock logs calls in $each to $to, with what customers wrote: switch it off, or let the privacy officer say who may read that and name it as ReaderLogs"; fi
	done
}

reader_retention() {
	local mode
	mode=$(ask bedrock get-account-data-retention --query mode) || { look "see that the account's data retention mode of Bedrock is none ($(why))"; return; }
	if [[ ${mode,,} = none ]]; then good "Bedrock keeps nothing"; else look "Bedrock's data retention mode is $mode; docs/reader.md wants none"; fi
}

# reader_call has the model answer an invented message. A call that succeeds subscribes the account,
# and what is missing for that shows up to 15 minutes later only (platform fact 40).
reader_call() {
	ask bedrock-runtime converse --model-id "$1" --messages '[{"role":"user","content":[{"text":"An invented message. Please answer: yes."}]}]' \
		--inference-config maxTokens=16 --query stopReason >/dev/null || return 1
	called=${called:-$SECONDS}
	good "the model answered an invented message"
}

# reader_again repeats the call, 20 minutes after the first one.
reader_again() {
	[[ $(value Reader) = bedrock ]] || return 0
	local rest=$((${called:-0} + 1200 - SECONDS))
	say "the model once more, 20 minutes after the first call"
	((rest <= 0)) || sleep "$rest"
	reader_call "$(value ReaderModel)" || fail "the model answers no more ($(why)): the subscription was not completed. The desk reads by itself meanwhile; set Reader=off, deploy, and see that who calls first may subscribe"
}
