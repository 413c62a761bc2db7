export{a_37 as a,b_37 as b,c_37 as c,d_37 as d,e_37 as e,f_37 as f,g_37 as g}from"./check-at-once.js";
