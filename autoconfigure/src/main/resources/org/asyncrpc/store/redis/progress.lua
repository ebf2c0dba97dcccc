-- Replaces the progress of an outstanding call. Answers with 1 if it is one.
local call = load_outstanding(ARGV[7])
if not call then
  return { 0 }
end
redis.call('HSET', call_key(call.id), 'fraction', ARGV[8])
if ARGV[9] == '1' then
  redis.call('HSET', call_key(call.id), 'message', ARGV[10])
else
  redis.call('HDEL', call_key(call.id), 'message')
end
tell(call, 'progress', node)
return { 1 }
