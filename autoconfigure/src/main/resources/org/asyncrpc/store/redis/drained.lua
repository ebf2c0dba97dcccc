-- The manager of a draining call is done with it.
local call = load(ARGV[7])
if call and call.draining then
  redis.call('ZREM', draining, call.order)
  redis.call('HDEL', call_key(call.id), 'draining')
  if call.gone then
    remove(call.order)
  end
end
