-- Gives an outstanding call a business key. Answers with 0 if another one has it.
local id, key = ARGV[7], ARGV[8]
local call = load_outstanding(id)
if not call or call.key == key then
  return { 1 }
end
local index = key_index(call.op, key)
if redis.call('EXISTS', index) == 1 then
  return { 0 }
end
redis.call('SET', index, id)
if call.key then
  redis.call('DEL', key_index(call.op, call.key))
end
redis.call('HSET', call_key(id), 'key', key)
return { 1 }
