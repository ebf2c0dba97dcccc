-- Asks for a cancel. Answers with 1 if nobody has asked before.
local call = load_outstanding(ARGV[7])
if not call or call.cancel then
  return { 0 }
end
redis.call('HSET', call_key(call.id), 'cancel', 1)
tell(call, 'cancel', node)
return { 1 }
