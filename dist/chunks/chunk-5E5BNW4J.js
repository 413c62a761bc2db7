export{a_55 as a,b_55 as b,c_55 as c,d_55 as d,e_55 as e,f_55 as f}from"./check-at-once.js";
