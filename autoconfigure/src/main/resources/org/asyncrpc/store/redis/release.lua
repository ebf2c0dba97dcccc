-- Takes back a claim.
local call = load_outstanding(ARGV[7])
if call and call.claim == ARGV[8] then
  redis.call('HDEL', call_key(call.id), 'claim', 'claimed')
end
