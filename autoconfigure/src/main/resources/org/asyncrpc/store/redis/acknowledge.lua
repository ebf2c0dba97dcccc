-- The client of a call says that it has the outcome.
local call = load_ended(ARGV[7])
local principal = ARGV[8] == '1' and ARGV[9]
if call and call.pr == principal then
  let_go(call)
end
