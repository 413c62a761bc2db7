export{a_48 as a,b_48 as b,c_48 as c,d_48 as d,e_48 as e,f_48 as f,g_48 as g}from"./check-at-once.js";
