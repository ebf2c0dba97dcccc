-- The outcome of a call has reached its client.
local call = load_ended(ARGV[7])
if call then
  if ARGV[8] == 'ANSWERED' and not call.ik then
    let_go(call)
  else
    local kept_until = math.min(tonumber(redis.call('ZSCORE', due, call.order)), now + delivered_retention)
    redis.call('ZADD', due, kept_until, call.order)
  end
end
