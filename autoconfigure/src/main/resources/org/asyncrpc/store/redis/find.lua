-- Finds a call, outstanding or retained.
local call = load(ARGV[7])
return call and not call.gone and document(call.id) or {}
