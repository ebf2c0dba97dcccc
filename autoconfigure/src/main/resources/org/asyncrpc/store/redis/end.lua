-- Ends an outstanding call. Answers with the ended call, or with nothing if it could not be ended.
local id, token = ARGV[7], ARGV[8]           -- the token tells this attempt from others
local dispatched, terminated = ARGV[9] == '1', ARGV[10] == '1'
local claim = ARGV[11]                       -- of the transaction that has claimed the call, or empty
local first_field = 12

local call = load(id)
if not call then
  return { 'NO' }
elseif call.state then
  -- The driver repeats what got no answer
  return call.token == token and { 'YES', document(id) } or { 'NO' }
elseif is_claimed(call, claim) then
  return { 'BUSY' }
elseif dispatched and not is_home(call) then
  return { 'NO' }
end
finish(call, { 'token', token, unpack(ARGV, first_field) }, terminated)
tell(call, terminated and 'terminated' or 'ended', node)
return { 'YES', document(id) }
