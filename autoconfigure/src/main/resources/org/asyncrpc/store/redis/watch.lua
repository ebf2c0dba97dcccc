-- The node wants to hear of calls, or no longer does: pairs of 1 or 0, and an id. Answers with the calls to which
-- something has happened already.
local happened = {}
local mark = ',' .. node .. ','
for i = 7, #ARGV, 2 do
  local id = ARGV[i + 1]
  local call = load(id)
  if call and not call.gone then
    local watchers = call.watch or ''
    local watches = string.find(watchers, mark, 1, true)
    if ARGV[i] == '1' and not watches and not call.state then
      redis.call('HSET', call_key(id), 'watch', watchers .. mark)
    elseif ARGV[i] == '0' and watches then
      redis.call('HSET', call_key(id), 'watch', (string.gsub(watchers, mark, '', 1)))
    end
    if ARGV[i] == '1' and (call.state or call.cancel) then
      local event = not call.state and 'cancel' or call.draining and 'terminated' or 'ended'
      happened[#happened + 1] = { event, document(id) }
    end
    if ARGV[i] == '1' and not call.state and redis.call('HEXISTS', call_key(id), 'fraction') == 1 then
      happened[#happened + 1] = { 'progress', document(id) }
    end
  end
end
return happened
