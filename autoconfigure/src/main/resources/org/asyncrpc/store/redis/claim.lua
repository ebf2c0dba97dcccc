-- Claims an outstanding call for a transaction, or only asks whether that would be possible.
local id, claim = ARGV[7], ARGV[8]
local dispatched, hold = ARGV[9] == '1', tonumber(ARGV[10])

local call = load_outstanding(id)
if not call or dispatched and not is_home(call) then
  return { 'NO' }
elseif hold == 0 then
  return { 'YES' }
elseif is_claimed(call, claim) then
  return { 'BUSY' }
end
redis.call('HSET', call_key(id), 'claim', claim, 'claimed', now + hold)
return { 'YES' }
